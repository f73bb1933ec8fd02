package dev.uring.struct;

import dev.uring.annotations.CField;
import dev.uring.annotations.CStruct;

/** A set of signals, as libc has it: 128 bytes. The kernel takes 8, {@code KernelSigset}. */
@CStruct(value = "sigset_t", size = 128)
interface SigsetSpec {

    /** The signals, signal <i>n</i> at bit <i>n</i>-1. */
    @CField(count = 16)
    long[] bits();
}
