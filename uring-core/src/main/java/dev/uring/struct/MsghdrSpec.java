package dev.uring.struct;

import dev.uring.annotations.CStruct;
import java.lang.foreign.MemorySegment;

/** A message: an address, buffers, and control messages. See {@code recvmsg(2)}. */
@CStruct(value = "msghdr", size = 56)
interface MsghdrSpec {

    /** The address; NULL for none. */
    MemorySegment msgName();

    /** In: the address's size, or the room for it, in bytes. Out: the address's real size. */
    int msgNamelen();

    /** The iovecs. */
    MemorySegment msgIov();

    /** The number of iovecs, at most 1024. */
    long msgIovlen();

    /** The control messages; NULL for none. */
    MemorySegment msgControl();

    /** In: the size of the control messages, or the room for them, in bytes. Out: what was used. */
    long msgControllen();

    /** Out: {@code MSG_*}. */
    int msgFlags();
}
