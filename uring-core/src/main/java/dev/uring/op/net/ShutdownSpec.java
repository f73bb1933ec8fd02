package dev.uring.op.net;

import static dev.uring.annotations.Slot.FD;
import static dev.uring.annotations.Slot.LEN;
import static dev.uring.kernel.Opcodes.IORING_OP_SHUTDOWN;

import dev.uring.Fd;
import dev.uring.annotations.Opcode;
import dev.uring.annotations.SqeField;

/** Ends one or both directions of a connection, like {@code shutdown(2)}. */
@Opcode(value = IORING_OP_SHUTDOWN, since = "5.11", man = "io_uring_prep_shutdown(3)")
interface ShutdownSpec {
    /** The connected socket; otherwise {@code ENOTCONN}. */
    @SqeField(FD)
    Fd socket();

    /** The direction, {@link ShutdownHow}. */
    @SqeField(LEN)
    int how();
}
