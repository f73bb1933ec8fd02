package dev.uring.snippet;

import static dev.uring.annotations.Slot.CMD_OP;
import static dev.uring.annotations.Slot.FD;
import static dev.uring.annotations.Slot.LEVEL;
import static dev.uring.annotations.Slot.OPTLEN;
import static dev.uring.annotations.Slot.OPTNAME;
import static dev.uring.annotations.Slot.OPTVAL;

import dev.uring.Fd;
import dev.uring.annotations.LengthIn;
import dev.uring.annotations.Opcode;
import dev.uring.annotations.Result;
import dev.uring.annotations.SqeField;
import java.lang.foreign.MemorySegment;

// @start region="spec"
/** Reads an option of a socket, like {@code getsockopt(2)}. */
@Opcode(value = 46 /* IORING_OP_URING_CMD */, since = "6.7", result = Result.SIZE)
interface SocketOptionSpec {
    /** The socket. */
    @SqeField(FD)
    Fd socket(); // required

    /** {@code SOCKET_URING_OP_GETSOCKOPT}. */
    @SqeField(CMD_OP)
    static int command() { // constant
        return 2;
    }

    /** The option's level, {@code SOL_SOCKET} unless set. */
    @SqeField(LEVEL)
    default int level() { // optional
        return 1;
    }

    /** The option, {@code SO_*}. */
    @SqeField(OPTNAME)
    int option();

    // @start region="length"
    /** Receives the value; its size is what the kernel may write. */
    @SqeField(OPTVAL)
    @LengthIn(OPTLEN)
    MemorySegment value();
    // @end region="length"
}
// @end region="spec"
