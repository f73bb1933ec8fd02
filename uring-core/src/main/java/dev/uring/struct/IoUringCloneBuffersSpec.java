package dev.uring.struct;

import dev.uring.annotations.CField;
import dev.uring.annotations.CStruct;

/** Copies registered buffers from another ring, {@code IORING_REGISTER_CLONE_BUFFERS}. */
@CStruct(value = "io_uring_clone_buffers", size = 32)
interface IoUringCloneBuffersSpec {

    /** The other ring. */
    int srcFd();

    /** {@code IORING_REGISTER_SRC_REGISTERED}, {@code IORING_REGISTER_DST_REPLACE}. */
    int flags();

    /** The first buffer to copy. */
    int srcOff();

    /** The slot of the first copy. */
    int dstOff();

    /** The number of buffers; 0 with both offsets 0 copies all. */
    int nr();

    /** Reserved, 0. */
    @CField(count = 3)
    int[] pad();
}
