package dev.uring.processor.spec;

import java.util.List;

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
        List<StructField> members,
        Place place) {}
