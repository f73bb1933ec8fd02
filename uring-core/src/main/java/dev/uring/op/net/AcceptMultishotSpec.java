package dev.uring.op.net;

import static dev.uring.annotations.Slot.ACCEPT_FLAGS;
import static dev.uring.annotations.Slot.ADDR;
import static dev.uring.annotations.Slot.ADDR2;
import static dev.uring.annotations.Slot.FD;
import static dev.uring.annotations.Slot.FILE_INDEX;
import static dev.uring.annotations.Slot.IOPRIO;
import static dev.uring.kernel.Opcodes.IORING_OP_ACCEPT;
import static dev.uring.op.net.AcceptFlags.IORING_ACCEPT_DONTWAIT;
import static dev.uring.op.net.AcceptFlags.IORING_ACCEPT_MULTISHOT;
import static dev.uring.op.net.AcceptFlags.IORING_ACCEPT_POLL_FIRST;

import dev.uring.Fd;
import dev.uring.annotations.CompletionFlag;
import dev.uring.annotations.LengthIn;
import dev.uring.annotations.Opcode;
import dev.uring.annotations.Result;
import dev.uring.annotations.SqeField;

/**
 * Accepts connection after connection on a listening socket.
 *
 * <p>Each connection is one completion. The request lives on while completions carry {@code IORING_CQE_F_MORE}; after one
 * without, submit it again. Cancel it to end it: the last completion is then {@code ECANCELED}.
 */
@Opcode(
        value = IORING_OP_ACCEPT,
        since = "5.19",
        result = Result.FILE_DESCRIPTOR,
        man = "io_uring_prep_multishot_accept(3)",
        flags = {CompletionFlag.MORE, CompletionFlag.SOCK_NONEMPTY})
interface AcceptMultishotSpec {
    /** The listening socket. */
    @SqeField(FD)
    Fd socket();

    /** The multishot bit. */
    @SqeField(IOPRIO)
    static int multishot() {
        return IORING_ACCEPT_MULTISHOT;
    }

    /** Puts each new socket into a slot of the file table that the kernel picks and reports as the result. */
    @SqeField(value = FILE_INDEX, bits = 0xFFFF_FFFFL)
    default boolean allocateFileSlot() {
        return false;
    }

    /** Flags of the new sockets: {@link SocketType#SOCK_NONBLOCK}, {@link SocketType#SOCK_CLOEXEC}; no other. */
    @SqeField(ACCEPT_FLAGS)
    default int flags() {
        return 0;
    }

    /**
     * Receives the peer's address. Every connection overwrites it, so it is of use only when the next cannot come before this
     * one was looked at. The length of an address is the room of the next, which is cut off when it is longer; Internet
     * addresses of one family are not.
     */
    @SqeField(ADDR)
    @LengthIn(ADDR2)
    default SocketAddressBuffer peer() {
        return SocketAddressBuffer.NONE;
    }

    /** Answers {@code EAGAIN} when no more connections are pending, and ends. Kernel 6.10. */
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
