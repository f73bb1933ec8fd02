package dev.uring.processor.spec;

import java.util.Optional;

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
public record StructField(
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
