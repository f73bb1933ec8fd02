package dev.uring.processor.spec;

import java.util.List;
import java.util.Optional;

/**
 * One declared C structure.
 *
 * @param declaration the interface
 * @param tag its name in C, or empty
 * @param packed whether it has no padding
 * @param expectedSize the size it should have; 0 when not said
 * @param alignment the alignment that C is told, or 0
 * @param members the methods, in the order of the source
 * @param place the annotation
 */
public record StructSpec(
        Declaration declaration,
        String tag,
        boolean packed,
        int expectedSize,
        int alignment,
        List<Member> members,
        Place place) {

    /**
     * A method of a structure's spec.
     *
     * @param method the method
     * @param isArray whether its type is an array
     * @param element what its type, or the array's element type, stands for
     * @param at the offset, or -1
     * @param width the width in C, or 0
     * @param count the number of elements, or 0
     * @param bigEndian whether it is in network byte order
     * @param nested the structure that it is, unless that contains this one
     * @param place the annotation, or the method when there is none
     */
    public record Member(
            Method method,
            boolean isArray,
            Carrier element,
            int at,
            int width,
            int count,
            boolean bigEndian,
            Optional<StructSpec> nested,
            Place place) {

        /** The method's name. */
        public String name() {
            return method.name();
        }

        /** Whether this is an array whose size the structure does not know. */
        public boolean isFlexible() {
            return isArray && count == 0;
        }
    }
}
