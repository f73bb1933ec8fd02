package dev.uring.op.net;

import static dev.uring.annotations.Slot.FD;
import static dev.uring.annotations.Slot.LEN;
import static dev.uring.kernel.Opcodes.IORING_OP_LISTEN;

import dev.uring.Fd;
import dev.uring.annotations.Opcode;
import dev.uring.annotations.SqeField;

/** Lets a bound socket take connections, like {@code listen(2)}. */
@Opcode(value = IORING_OP_LISTEN, since = "6.11", man = "io_uring_prep_listen(3)")
interface ListenSpec {
    /** The bound socket. */
    @SqeField(FD)
    Fd socket();

    /** How many connections may wait to be accepted; the system's limit, {@code net.core.somaxconn}, cuts it. */
    @SqeField(LEN)
    int backlog();
}
