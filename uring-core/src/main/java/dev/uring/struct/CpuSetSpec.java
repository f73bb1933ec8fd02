package dev.uring.struct;

import dev.uring.annotations.CField;
import dev.uring.annotations.CStruct;

/** A set of processors, for {@code IORING_REGISTER_IOWQ_AFF}. */
@CStruct(value = "cpu_set_t", size = 128)
interface CpuSetSpec {

    /** The processors, processor <i>n</i> at bit <i>n</i>. */
    @CField(count = 16)
    long[] bits();
}
