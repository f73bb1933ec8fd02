package dev.uring.struct;

import dev.uring.annotations.CField;
import dev.uring.annotations.CStruct;

/** An instruction of a classic BPF program. */
@CStruct(value = "sock_filter", size = 8)
interface SockFilterSpec {

    /** The operation. */
    @CField(width = 2)
    int code();

    /** How far to jump when true. */
    @CField(width = 1)
    int jt();

    /** How far to jump when false. */
    @CField(width = 1)
    int jf();

    /** The operand. */
    int k();
}
