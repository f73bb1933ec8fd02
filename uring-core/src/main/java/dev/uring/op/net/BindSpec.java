package dev.uring.op.net;

import static dev.uring.annotations.Slot.ADDR;
import static dev.uring.annotations.Slot.FD;
import static dev.uring.annotations.Slot.OFF;
import static dev.uring.kernel.Opcodes.IORING_OP_BIND;

import dev.uring.Fd;
import dev.uring.annotations.LengthIn;
import dev.uring.annotations.Opcode;
import dev.uring.annotations.SqeField;
import dev.uring.annotations.Until;
import dev.uring.annotations.Until.Lifetime;
import java.lang.foreign.MemorySegment;

/** Gives a socket its own address, like {@code bind(2)}. An address in use answers {@code EADDRINUSE}. */
@Opcode(value = IORING_OP_BIND, since = "6.11", man = "io_uring_prep_bind(3)")
interface BindSpec {
    /** The socket. */
    @SqeField(FD)
    Fd socket();

    /** The address, of exactly the size of its family's structure, at most 128 bytes. */
    @SqeField(ADDR)
    @LengthIn(OFF)
    @Until(Lifetime.SUBMITTED)
    MemorySegment address();
}
