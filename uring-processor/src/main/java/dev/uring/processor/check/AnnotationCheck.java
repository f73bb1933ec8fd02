package dev.uring.processor.check;

import dev.uring.annotations.Slot;
import dev.uring.processor.layout.EntryLayout;
import dev.uring.processor.spec.Carrier;
import dev.uring.processor.spec.EntryField;
import dev.uring.processor.spec.Place;

/** Checks the annotations that say more about a field: they must suit its type, and name places that can be shared. */
final class AnnotationCheck {
    private final Problems problems;
    private final ValueCheck values;

    AnnotationCheck(Problems problems, ValueCheck values) {
        this.problems = problems;
        this.values = values;
    }

    void check(EntryField field, boolean sqe128) {
        if (field.method().carrier() == Carrier.ADDRESS_ROOM) {
            checkRoom(field);
        }
        field.length().ifPresent(length -> check(field, length, sqe128));
        field.also().forEach(also -> check(field, also));
        field.registered().ifPresent(registered -> check(field, registered));
        field.until().ifPresent(until -> checkMemory(field, Problem.STRAY_UNTIL, until.place()));
        field.atLeast().ifPresent(atLeast -> check(field, atLeast));
        field.text().ifPresent(text -> check(field, text));
    }

    private void check(EntryField field, EntryField.Length length, boolean sqe128) {
        checkMemory(field, Problem.STRAY_LENGTH, length.place());
        checkAddress(field, "LengthIn", length.place());
        if (length.unit() < 1) {
            problems.report(Problem.BAD_UNIT, length.place(), field.name(), length.unit());
        }
        if (length.slot() == Slot.CMD) {
            checkPayload(field, length, sqe128);
        } else {
            checkMember(field, length);
        }
    }

    private void checkMember(EntryField field, EntryField.Length length) {
        if (length.at() != 0) {
            problems.report(Problem.STRAY_AT, length.place(), lengthOf(field), length.at(), length.slot());
        }
        if (length.size() != 0) {
            problems.report(Problem.STRAY_SIZE, length.place(), lengthOf(field), length.size(), length.slot());
        }
    }

    private void checkPayload(EntryField field, EntryField.Length length, boolean sqe128) {
        if (!ValueCheck.isWidth(length.size())) {
            problems.report(Problem.BAD_SIZE, length.place(), lengthOf(field), length.size());
        } else {
            values.checkRoom(lengthOf(field), length.at(), length.size(), sqe128, length.place());
        }
    }

    private static String lengthOf(EntryField field) {
        return "@LengthIn of " + field.name();
    }

    private void check(EntryField field, EntryField.AtLeast atLeast) {
        checkMemory(field, Problem.STRAY_AT_LEAST, atLeast.place());
        checkAddress(field, "AtLeast", atLeast.place());
        if (atLeast.bytes() < 1) {
            problems.report(Problem.BAD_AT_LEAST, atLeast.place(), field.name(), atLeast.bytes());
        }
        if (field.length().isPresent()) {
            problems.report(Problem.SIZE_TWICE, atLeast.place(), field.name(), "LengthIn", "AtLeast");
        }
    }

    private void check(EntryField field, EntryField.Text text) {
        if (field.method().carrier() != Carrier.SEGMENT) {
            problems.report(
                    Problem.STRAY_CSTRING,
                    text.place(),
                    field.name(),
                    field.method().type());
        }
        if (field.length().isPresent()) {
            problems.report(Problem.SIZE_TWICE, text.place(), field.name(), "LengthIn", "CString");
        }
        if (field.atLeast().isPresent()) {
            problems.report(Problem.SIZE_TWICE, text.place(), field.name(), "AtLeast", "CString");
        }
    }

    private void checkMemory(EntryField field, Problem stray, Place place) {
        if (!field.method().carrier().isMemory()) {
            problems.report(stray, place, field.name(), field.method().type());
        }
    }

    /** The kernel reads the size of the room through a pointer, and writes the size of the address there. */
    private void checkRoom(EntryField field) {
        if (field.length().isEmpty()) {
            problems.report(Problem.NO_LENGTH, field.method().place(), field.name());
        }
        field.length().ifPresent(length -> {
            int width = EntryLayout.width(length);
            if (width != Long.BYTES) {
                problems.report(
                        Problem.WRONG_WIDTH,
                        length.place(),
                        field.name(),
                        "room whose length has an address",
                        Long.BYTES,
                        length.slot(),
                        width,
                        Long.BYTES,
                        "ADDR2");
            }
        });
    }

    /** In {@code BUF_INDEX}, a registered buffer is its index alone. */
    private void checkAddress(EntryField field, String annotation, Place place) {
        boolean indexAlone = field.method().carrier() == Carrier.FIXED_MEMORY
                && field.use().map(EntryField.Use::slot).orElse(null) == Slot.BUF_INDEX;
        if (indexAlone) {
            problems.report(Problem.INDEX_ALONE, place, field.name(), annotation);
        }
    }

    private void check(EntryField field, EntryField.Also also) {
        if (also.bits() == 0) {
            problems.report(Problem.NO_BITS, also.place(), field.name(), also.slot());
        }
        checkNoPayload("AlsoSets", field, also.slot(), also.place(), "declare a boolean or a constant there");
        checkBits(field, also.slot(), also.bits(), also.place());
    }

    private void check(EntryField field, EntryField.Registered registered) {
        Place place = registered.place();
        if (field.method().carrier() != Carrier.DESCRIPTOR) {
            problems.report(
                    Problem.STRAY_REGISTERED,
                    place,
                    field.name(),
                    field.method().type());
        }
        int places = registered.indexPlusOneIn().size();
        if (places > 1) {
            problems.report(Problem.REGISTERED_TWICE, place, field.name(), places);
        } else if (places == 1) {
            Slot slot = registered.indexPlusOneIn().getFirst();
            if (slot.width() != Carrier.DESCRIPTOR.width() && slot != Slot.CMD) {
                problems.report(Problem.REGISTERED_WIDTH, place, field.name(), slot, slot.width());
            }
            checkNoPayload("RegisteredFd", field, slot, place, "declare the index as a field");
        } else {
            checkNoPayload("RegisteredFd", field, registered.flagIn(), place, "declare the mark as a boolean");
            checkBits(field, registered.flagIn(), registered.flag(), place);
        }
    }

    private void checkNoPayload(String annotation, EntryField field, Slot slot, Place place, String advice) {
        if (slot == Slot.CMD) {
            problems.report(Problem.COMMAND_ELSEWHERE, place, annotation, field.name(), advice);
        }
    }

    private void checkBits(EntryField field, Slot slot, long bits, Place place) {
        if (!ValueCheck.fits(bits, slot.width())) {
            problems.report(Problem.BITS_TOO_WIDE, place, bits, field.name(), slot, slot.width());
        }
    }
}
