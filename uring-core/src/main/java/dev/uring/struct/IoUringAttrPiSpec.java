package dev.uring.struct;

import dev.uring.annotations.CField;
import dev.uring.annotations.CStruct;

/** The integrity metadata of a read or write, {@code IORING_RW_ATTR_FLAG_PI}. Kernel 6.14. */
@CStruct(value = "io_uring_attr_pi", size = 32)
interface IoUringAttrPiSpec {

    /** {@code IO_INTEGRITY_CHK_*}: what to check. */
    @CField(width = 2)
    int flags();

    /** The application tag to check or to write. */
    @CField(width = 2)
    int appTag();

    /** The size of the metadata, in bytes. */
    int len();

    /** The metadata. */
    long addr();

    /** The first reference tag. */
    long seed();

    /** Reserved, 0. */
    long rsvd();
}
