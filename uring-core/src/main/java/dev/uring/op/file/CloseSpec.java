package dev.uring.op.file;

import static dev.uring.annotations.Slot.FD;
import static dev.uring.annotations.Slot.FILE_INDEX;
import static dev.uring.kernel.Opcodes.IORING_OP_CLOSE;

import dev.uring.Fd;
import dev.uring.annotations.Opcode;
import dev.uring.annotations.RegisteredFd;
import dev.uring.annotations.SqeField;

/**
 * Closes a descriptor, like {@code close(2)}; a registered one (kernel 5.15) leaves its slot. Requests in flight on the
 * file keep it open and continue: cancel them first.
 *
 * <p>The descriptor is free when this completes. What the last close of a file does may come a moment later where a kernel
 * thread closes it: with a submission thread, and on a worker thread ({@code IOSQE_ASYNC}). Until then a program that was
 * written cannot be executed ({@code ETXTBSY}), and the other end of a pipe or a socket sees no end.
 *
 * <p>Errors: {@code EBADF} when the descriptor is not open or the slot is empty, {@code ENXIO} when the ring has no
 * file table, {@code EINVAL} when the slot is outside it. {@code EIO} and {@code ENOSPC} concern earlier writes; the
 * descriptor is closed then.
 */
@Opcode(value = IORING_OP_CLOSE, since = "5.6", man = "io_uring_prep_close(3)")
interface CloseSpec {

    /** What to close. */
    @SqeField(FD)
    @RegisteredFd(indexPlusOneIn = FILE_INDEX)
    Fd file();
}
