package dev.uring.examples;

import static dev.uring.annotations.Slot.CMD_OP;
import static dev.uring.annotations.Slot.FD;

import dev.uring.Fd;
import dev.uring.annotations.Opcode;
import dev.uring.annotations.Result;
import dev.uring.annotations.SqeField;

/** Asks how many received bytes wait in a socket, like ioctl SIOCINQ. javac generates {@code UnreadBytes} from it. */
@Opcode(value = 46 /* IORING_OP_URING_CMD */, since = "6.7", result = Result.SIZE)
interface UnreadBytesSpec {
    /** The socket to ask. */
    @SqeField(FD)
    Fd socket();

    /** {@code SOCKET_URING_OP_SIOCINQ}. */
    @SqeField(CMD_OP)
    static int command() {
        return 0;
    }
}
