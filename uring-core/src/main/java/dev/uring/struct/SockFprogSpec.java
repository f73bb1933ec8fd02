package dev.uring.struct;

import dev.uring.annotations.CField;
import dev.uring.annotations.CStruct;
import java.lang.foreign.MemorySegment;

/** A classic BPF program. */
@CStruct(value = "sock_fprog", size = 16)
interface SockFprogSpec {

    /** The number of instructions. */
    @CField(width = 2)
    int len();

    /** An array of {@code struct sock_filter}. */
    MemorySegment filter();
}
