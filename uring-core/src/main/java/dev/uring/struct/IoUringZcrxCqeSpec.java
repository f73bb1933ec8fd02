package dev.uring.struct;

import dev.uring.annotations.CStruct;

/** The extra half of a zero-copy receive's completion. */
@CStruct(value = "io_uring_zcrx_cqe", size = 16)
interface IoUringZcrxCqeSpec {

    /** Where the data lies: the area's token in the upper 16 bits, the offset below. */
    long off();

    /** Reserved, 0. */
    long pad();
}
