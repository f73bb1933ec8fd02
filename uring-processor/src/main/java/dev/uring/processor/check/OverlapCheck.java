package dev.uring.processor.check;

import dev.uring.annotations.Slot;
import dev.uring.processor.layout.Placement;
import dev.uring.processor.layout.Placement.Role;
import java.util.List;

/** Checks that no byte has two owners: fields of one member may share it when each sets its own bits. */
final class OverlapCheck {
    private final Problems problems;

    OverlapCheck(Problems problems) {
        this.problems = problems;
    }

    void check(List<Placement> placements) {
        for (int later = 1; later < placements.size(); later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                check(placements.get(earlier), placements.get(later));
            }
        }
    }

    private void check(Placement earlier, Placement later) {
        int shared = Math.max(earlier.offset(), later.offset());
        if (shared >= Math.min(earlier.end(), later.end())) {
            return;
        }
        if (!mayShare(earlier, later)) {
            problems.report(
                    Problem.OVERLAP,
                    later.place(),
                    earlier.description(),
                    later.description(),
                    shared,
                    advice(earlier, later));
        } else if (mean(earlier) && mean(later) && (earlier.bits() & later.bits()) != 0) {
            problems.report(
                    Problem.BITS_CLASH,
                    later.place(),
                    earlier.description(),
                    later.description(),
                    earlier.bits() & later.bits(),
                    later.slot(),
                    earlier.role() == Role.REGISTERED_FLAG && later.role() == Role.REGISTERED_FLAG
                            ? "say with @RegisteredFd how each is marked"
                            : "give each its own bits");
        }
    }

    private static boolean mayShare(Placement earlier, Placement later) {
        return earlier.slot() == later.slot()
                && earlier.offset() == later.offset()
                && (earlier.slot().kind() == Slot.Kind.BITS || earlier.isBits() && later.isBits());
    }

    /** Whether the bits carry a meaning of their own, unlike those that merely go with a field. */
    private static boolean mean(Placement placement) {
        return placement.isBits() && placement.role() != Role.IMPLIED;
    }

    private static String advice(Placement earlier, Placement later) {
        if (earlier.slot() == Slot.CMD && later.slot() == Slot.CMD) {
            return "move one with at = ...";
        }
        if (earlier.slot() == later.slot()) {
            return "a member that holds a value takes one field, or booleans only";
        }
        return earlier.slot() + " and " + later.slot() + " are names of the same bytes, of which an operation uses one";
    }
}
