package dev.uring.processing.declared;

import dev.uring.annotations.CStruct;

/** {@code struct frame { char first; struct { long id; } __attribute__((aligned(64))) header; int last; };}. */
@CStruct(size = 192)
interface FrameSpec {
    /** A byte. */
    byte first();

    /** Aligned to a line of the cache. */
    HeaderSpec header();

    /** A number. */
    int last();

    /** The header. */
    @CStruct(size = 64, alignment = 64)
    interface HeaderSpec {
        /** A number. */
        long id();
    }

    /** The same without padding, whose address is aligned all the same. */
    @CStruct(size = 16, packed = true, alignment = 16)
    interface TightSpec {
        /** A byte. */
        byte first();

        /** A number behind it. */
        long id();
    }
}
