package dev.uring.op.net;

import static dev.uring.annotations.Slot.ACCEPT_FLAGS;
import static dev.uring.annotations.Slot.ADDR;
import static dev.uring.annotations.Slot.ADDR2;
import static dev.uring.annotations.Slot.FD;
import static dev.uring.annotations.Slot.FILE_INDEX;
import static dev.uring.annotations.Slot.IOPRIO;
import static dev.uring.kernel.Opcodes.IORING_OP_ACCEPT;
import static dev.uring.op.net.AcceptFlags.IORING_ACCEPT_DONTWAIT;
import static dev.uring.op.net.AcceptFlags.IORING_ACCEPT_POLL_FIRST;

import dev.uring.Fd;
import dev.uring.FileSlot;
import dev.uring.annotations.CompletionFlag;
import dev.uring.annotations.LengthIn;
import dev.uring.annotations.Opcode;
import dev.uring.annotations.Result;
import dev.uring.annotations.SqeField;

/**
 * Accepts one connection on a listening socket, like {@code accept4(2)}.
 *
 * <p>It waits until a connection comes, unless the socket is non-blocking or {@code dontWait} is set: then {@code EAGAIN}.
 * A full file table answers {@code ENFILE}.
 */
@Opcode(
        value = IORING_OP_ACCEPT,
        since = "5.5",
        result = Result.FILE_DESCRIPTOR,
        man = "io_uring_prep_accept(3)",
        flags = CompletionFlag.SOCK_NONEMPTY)
interface AcceptSpec {
    /** The listening socket. */
    @SqeField(FD)
    Fd socket();

    /** Receives the peer's address. By default it is not wanted. */
    @SqeField(ADDR)
    @LengthIn(ADDR2)
    default SocketAddressBuffer peer() {
        return SocketAddressBuffer.NONE;
    }

    /** Where the new socket goes: an ordinary descriptor, or a slot of the file table (kernel 5.15). */
    @SqeField(FILE_INDEX)
    default FileSlot fileSlot() {
        return FileSlot.NONE;
    }

    /** Flags of the new socket: {@link SocketType#SOCK_NONBLOCK}, {@link SocketType#SOCK_CLOEXEC}; no other. */
    @SqeField(ACCEPT_FLAGS)
    default int flags() {
        return 0;
    }

    /** Answers {@code EAGAIN} when no connection is pending. Kernel 6.10. */
    @SqeField(value = IOPRIO, bits = IORING_ACCEPT_DONTWAIT)
    default boolean dontWait() {
        return false;
    }

    /** Waits for a connection first, instead of trying in vain. Kernel 6.10. */
    @SqeField(value = IOPRIO, bits = IORING_ACCEPT_POLL_FIRST)
    default boolean pollFirst() {
        return false;
    }

    /** Any {@code IORING_ACCEPT_*} bits, see {@link AcceptFlags}, beside those that this class sets. */
    @SqeField(IOPRIO)
    default int ioprio() {
        return 0;
    }
}
