package dev.uring.processor.layout;

import dev.uring.processor.spec.Carrier;
import dev.uring.processor.spec.StructField;
import dev.uring.processor.spec.StructSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * Where C puts the members of a structure.
 *
 * @param members the members, placed
 * @param size {@code sizeof}
 * @param alignment {@code _Alignof}
 */
public record StructLayout(List<Placed> members, long size, long alignment) {

    /**
     * A member and its place.
     *
     * @param member the member
     * @param offset where it starts, in bytes
     * @param elementSize the size of the member, or of one element of an array
     * @param alignment what its offset is a multiple of
     */
    public record Placed(StructField member, long offset, long elementSize, long alignment) {

        /** The size of the whole member; 0 for a flexible array. */
        public long size() {
            return member.isArray() ? Math.multiplyExact(elementSize, (long) member.count()) : elementSize;
        }
    }

    /**
     * The layout of a structure whose member types are known.
     *
     * @throws ArithmeticException when its size is no {@code long}
     */
    public static StructLayout of(StructSpec struct) {
        List<Placed> placed = new ArrayList<>();
        long behind = 0;
        long end = 0;
        long alignment = Math.max(1, struct.alignment());
        for (StructField member : struct.members()) {
            Placed next = place(member, behind, struct.packed());
            placed.add(next);
            behind = Math.addExact(next.offset(), next.size());
            end = Math.max(end, behind);
            alignment = Math.max(alignment, next.alignment());
        }
        return new StructLayout(List.copyOf(placed), roundUp(end, alignment), alignment);
    }

    /** Whether the last member is an array whose size the structure does not know. */
    public boolean isFlexible() {
        return !members.isEmpty() && members.getLast().member().isFlexible();
    }

    private static Placed place(StructField member, long behind, boolean packed) {
        long size = member.width() > 0 ? member.width() : member.element().width();
        long natural = size;
        if (member.element() == Carrier.STRUCT) {
            StructLayout nested = of(member.nested().orElseThrow());
            size = nested.size();
            natural = nested.alignment();
        }
        long alignment = packed ? 1 : natural;
        long offset = member.at() >= 0 ? member.at() : roundUp(behind, alignment);
        return new Placed(member, offset, size, alignment);
    }

    private static long roundUp(long offset, long alignment) {
        return Math.addExact(offset, alignment - 1) / alignment * alignment;
    }
}
