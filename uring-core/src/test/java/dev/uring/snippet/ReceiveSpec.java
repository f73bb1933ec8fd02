package dev.uring.snippet;

import static dev.uring.annotations.CompletionFlag.BUFFER;
import static dev.uring.annotations.CompletionFlag.MORE;
import static dev.uring.annotations.CompletionFlag.SOCK_NONEMPTY;
import static dev.uring.annotations.Slot.BUF_GROUP;
import static dev.uring.annotations.Slot.FD;
import static dev.uring.annotations.Slot.FLAGS;
import static dev.uring.annotations.Slot.IOPRIO;

import dev.uring.Fd;
import dev.uring.annotations.AlsoSets;
import dev.uring.annotations.Opcode;
import dev.uring.annotations.Result;
import dev.uring.annotations.SqeField;

// @start region="flags"
/** Receives again and again, each time into a buffer that the kernel picks. */
@Opcode(
        value = 27 /* IORING_OP_RECV */,
        since = "6.0",
        result = Result.BYTES,
        flags = {BUFFER, MORE, SOCK_NONEMPTY})
interface ReceiveSpec {
    /** The socket. */
    @SqeField(FD)
    Fd socket();

    // @start region="slots"
    /** {@code IORING_RECV_MULTISHOT}, in a slot that other fields may set bits of too. */
    @SqeField(IOPRIO)
    static int multishot() {
        return 1 << 1;
    }
    // @end region="slots"

    // @start region="group"
    /** The group of buffers; naming one also sets {@code IOSQE_BUFFER_SELECT}. */
    @SqeField(BUF_GROUP)
    @AlsoSets(value = FLAGS, bits = 1 << 5)
    int bufferGroup();
    // @end region="group"
}
// @end region="flags"
