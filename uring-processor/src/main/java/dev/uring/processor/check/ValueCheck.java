package dev.uring.processor.check;

import dev.uring.annotations.Slot;
import dev.uring.processor.layout.EntryLayout;
import dev.uring.processor.spec.Carrier;
import dev.uring.processor.spec.EntryField;
import dev.uring.processor.spec.EntryField.Use;
import dev.uring.processor.spec.Place;

/** Checks that a field's value fits the place that it goes to. */
final class ValueCheck {
    private static final int SHORT_COMMAND = 16;

    private final Problems problems;

    ValueCheck(Problems problems) {
        this.problems = problems;
    }

    void check(EntryField field, Use use, boolean sqe128) {
        checkBits(field, use);
        if (use.slot() == Slot.CMD) {
            checkPayload(field, use, sqe128);
        } else {
            checkMember(field, use);
        }
    }

    private void checkMember(EntryField field, Use use) {
        if (use.at() != 0) {
            report(Problem.STRAY_AT, use, field.name(), use.at(), use.slot());
        }
        if (use.size() != 0) {
            report(Problem.STRAY_SIZE, use, field.name(), use.size(), use.slot());
        }
        if (field.method().carrier() == Carrier.BYTES) {
            report(Problem.BYTES_OUTSIDE_COMMAND, use, field.name());
        } else {
            checkWidth(field, use, use.slot().width());
        }
    }

    private void checkPayload(EntryField field, Use use, boolean sqe128) {
        Carrier carrier = field.method().carrier();
        boolean sized = carrier == Carrier.BYTES || carrier == Carrier.BITS;
        if (sized && use.size() <= 0) {
            report(Problem.NO_SIZE, use, field.name(), field.method().type());
            return;
        }
        boolean free = carrier.isInteger() || carrier == Carrier.BITS || carrier == Carrier.BOOLEAN;
        if (free && use.size() != 0 && !isWidth(use.size())) {
            report(Problem.BAD_SIZE, use, field.name(), use.size());
            return;
        }
        if (!free && !sized && use.size() != 0) {
            report(
                    Problem.STRAY_SIZE,
                    use,
                    field.name(),
                    use.size(),
                    field.method().type());
            return;
        }
        int width = EntryLayout.width(field, use);
        checkWidth(field, use, width);
        checkRoom(field.name(), use.at(), width, sqe128, use.place());
    }

    /** Checks that bytes of a payload lie in the command area. */
    void checkRoom(String name, int at, int width, boolean sqe128, Place place) {
        int room = sqe128 ? Slot.CMD.width() : SHORT_COMMAND;
        long end = (long) at + width;
        if (at < 0 || end > room) {
            String advice =
                    !sqe128 && at >= 0 && end <= Slot.CMD.width() ? "say sqe128 = true for 80" : "check at and size";
            problems.report(Problem.COMMAND_END, place, name, at, end - 1, room, advice);
        }
    }

    /** Whether an integer can have that size, in bytes. */
    static boolean isWidth(int size) {
        return size == Byte.BYTES || size == Short.BYTES || size == Integer.BYTES || size == Long.BYTES;
    }

    private void checkWidth(EntryField field, Use use, int width) {
        String name = field.name();
        switch (field.method().carrier()) {
            case BYTE, SHORT, INT, LONG -> checkInteger(field, use, width);
            case SEGMENT, ADDRESS_ROOM -> checkExactly(field, use, width, "an address", "ADDR");
            case FIXED_MEMORY -> {
                if (use.slot() != Slot.BUF_INDEX) {
                    checkExactly(field, use, width, "an address", "ADDR");
                }
            }
            case FILE_SLOT -> checkExactly(field, use, width, "a file slot", "FILE_INDEX");
            case DESCRIPTOR -> {
                if (width < Carrier.DESCRIPTOR.width()) {
                    checkExactly(field, use, width, "a descriptor", "FD");
                }
            }
            case UNKNOWN, STRUCT -> {
                String type = field.method().type().toString();
                problems.report(Problem.UNKNOWN_TYPE, use.place(), name, type, TypeAdvice.forEntry(type));
            }
            case BOOLEAN, BITS, BYTES, NOTHING -> {}
        }
        boolean extended =
                field.method().carrier().width() < width && field.method().carrier() != Carrier.FILE_SLOT;
        boolean signable =
                field.method().carrier().isInteger() || field.method().carrier() == Carrier.DESCRIPTOR;
        if (use.signed() && !(extended && signable)) {
            report(Problem.STRAY_SIGN, use, name, use.slot());
        }
    }

    /** An {@code int} in a member of 2 bytes or 1 is checked when it is set; every other cut would be silent. */
    private void checkInteger(EntryField field, Use use, int width) {
        Carrier carrier = field.method().carrier();
        if (carrier.width() > width && carrier != Carrier.INT) {
            report(Problem.NARROWING, use, field.name(), carrier.width(), use.slot(), width, "int");
        }
    }

    private void checkExactly(EntryField field, Use use, int width, String what, String example) {
        int needed = field.method().carrier().width();
        if (width != needed) {
            report(Problem.WRONG_WIDTH, use, field.name(), what, needed, use.slot(), width, needed, example);
        }
    }

    private void checkBits(EntryField field, Use use) {
        boolean isBoolean = field.method().carrier() == Carrier.BOOLEAN;
        if (!isBoolean && use.bits() != 0) {
            report(Problem.STRAY_BITS, use, field.name(), field.method().type());
        } else if (isBoolean && use.bits() == 0) {
            report(Problem.NO_BITS, use, field.name(), use.slot());
        } else if (isBoolean && !fits(use.bits(), EntryLayout.width(field, use))) {
            report(Problem.BITS_TOO_WIDE, use, use.bits(), field.name(), use.slot(), EntryLayout.width(field, use));
        }
    }

    static boolean fits(long bits, int width) {
        return width >= Long.BYTES || bits >>> width * Byte.SIZE == 0;
    }

    private void report(Problem problem, Use use, Object... arguments) {
        problems.report(problem, use.place(), arguments);
    }
}
