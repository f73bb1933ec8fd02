package dev.uring.struct;

import dev.uring.annotations.CStruct;
import java.lang.foreign.MemorySegment;

/** A buffer of a vectored operation. */
@CStruct(value = "iovec", size = 16)
interface IovecSpec {

    /** The address. */
    MemorySegment iovBase();

    /** The size, in bytes. */
    long iovLen();
}
