package dev.uring.struct;

import dev.uring.annotations.CField;
import dev.uring.annotations.CStruct;
import java.lang.foreign.MemorySegment;

/** What an epoll event carries: one of these, at the choice of the application. */
@CStruct(value = "epoll_data", size = 8)
interface EpollDataSpec {

    /** A pointer. */
    MemorySegment ptr();

    /** A descriptor. */
    @CField(at = 0)
    int fd();

    /** A 32-bit number. */
    @CField(at = 0)
    int u32();

    /** A 64-bit number. */
    @CField(at = 0)
    long u64();
}
