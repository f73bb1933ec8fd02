package dev.uring.struct;

import dev.uring.annotations.CStruct;

/** A set of signals, as the kernel takes it: 8 bytes. */
@CStruct(value = "kernel_sigset_t", size = 8)
interface KernelSigsetSpec {

    /** The signals, signal <i>n</i> at bit <i>n</i>-1. */
    long bits();
}
