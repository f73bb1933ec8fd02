package com.example;

import dev.uring.annotations.CField;
import dev.uring.annotations.CStruct;
import java.lang.foreign.MemorySegment;

/**
 * A structure of one's own:
 * {@code struct extent { u16 kind; u64 start; u32 tags[2]; union { u32 blocks; u8 state; }; void *data; }}.
 */
@CStruct(value = "extent", size = 40)
interface ExtentSpec {
    /** What the extent holds. */
    @CField(width = 2)
    int kind();

    /** The first block. */
    long start();

    /** Two labels. */
    @CField(count = 2)
    int[] tags();

    /** The number of blocks. */
    int blocks();

    /** A state in the place of the number. */
    @CField(at = 24)
    byte state();

    /** The content. */
    @CField(at = 32)
    MemorySegment data();
}
