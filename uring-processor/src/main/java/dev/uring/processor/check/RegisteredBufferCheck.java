package dev.uring.processor.check;

import dev.uring.annotations.Slot;
import dev.uring.processor.spec.Carrier;
import dev.uring.processor.spec.EntryField;
import dev.uring.processor.spec.Method.Kind;
import dev.uring.processor.spec.OpcodeSpec;
import java.util.Map;

/** Checks that the kernel looks at a registered buffer: some operations take its index only with a bit that says so. */
final class RegisteredBufferCheck {
    /** The bit, by the operation's code. */
    private static final Map<Integer, Mark> MARKS = Map.of(
            0, new Mark(Slot.NOP_FLAGS, 8, "IORING_NOP_FIXED_BUFFER"),
            46, new Mark(Slot.URING_CMD_FLAGS, 1, "IORING_URING_CMD_FIXED"),
            47, new Mark(Slot.IOPRIO, 4, "IORING_RECVSEND_FIXED_BUF"),
            48, new Mark(Slot.IOPRIO, 4, "IORING_RECVSEND_FIXED_BUF"),
            63, new Mark(Slot.NOP_FLAGS, 8, "IORING_NOP_FIXED_BUFFER"),
            64, new Mark(Slot.URING_CMD_FLAGS, 1, "IORING_URING_CMD_FIXED"));

    private final Problems problems;

    RegisteredBufferCheck(Problems problems) {
        this.problems = problems;
    }

    void check(OpcodeSpec spec, EntryField field) {
        Mark mark = MARKS.get(spec.code());
        if (mark == null || field.method().carrier() != Carrier.FIXED_MEMORY) {
            return;
        }
        boolean marked = field.also().stream()
                .anyMatch(also -> also.slot() == mark.slot() && (also.bits() & mark.bit()) == mark.bit());
        if (!marked && spec.fields().stream().noneMatch(mark::isAlwaysIn)) {
            problems.report(
                    Problem.UNSEEN_BUFFER,
                    field.use().map(EntryField.Use::place).orElse(field.method().place()),
                    field.name(),
                    mark.name(),
                    mark.slot(),
                    mark.name());
        }
    }

    /** A bit of a member. */
    private record Mark(Slot slot, long bit, String name) {
        /** Whether a field has a value that the spec's author chose; what its body returns is not known here. */
        boolean isAlwaysIn(EntryField field) {
            return field.method().kind() == Kind.CONSTANT
                    && field.use().map(EntryField.Use::slot).orElse(null) == slot;
        }
    }
}
