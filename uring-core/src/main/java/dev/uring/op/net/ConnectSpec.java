package dev.uring.op.net;

import static dev.uring.annotations.Slot.ADDR;
import static dev.uring.annotations.Slot.FD;
import static dev.uring.annotations.Slot.OFF;
import static dev.uring.kernel.Opcodes.IORING_OP_CONNECT;

import dev.uring.Fd;
import dev.uring.annotations.LengthIn;
import dev.uring.annotations.Opcode;
import dev.uring.annotations.SqeField;
import dev.uring.annotations.Until;
import dev.uring.annotations.Until.Lifetime;
import java.lang.foreign.MemorySegment;

/** Connects a socket, like {@code connect(2)}; it completes when the connection stands or failed. */
@Opcode(value = IORING_OP_CONNECT, since = "5.5", man = "io_uring_prep_connect(3)")
interface ConnectSpec {
    /** The socket. */
    @SqeField(FD)
    Fd socket();

    /** The peer's address, of exactly the size of its family's structure, at most 128 bytes. */
    @SqeField(ADDR)
    @LengthIn(OFF)
    @Until(Lifetime.SUBMITTED)
    MemorySegment address();
}
