package dev.uring.register;

import static dev.uring.kernel.RegisterOp.IORING_REGISTER_SEND_MSG_RING;

import dev.uring.Fd;
import dev.uring.IoUring;
import dev.uring.UringException;
import dev.uring.backend.LibcBackend;
import dev.uring.backend.RingBackend;
import dev.uring.internal.Refusals;
import dev.uring.internal.setup.RingSetup;
import dev.uring.kernel.Errno;
import dev.uring.op.ring.MsgRing;
import dev.uring.struct.IoUringSqe;
import java.lang.foreign.MemorySegment;
import java.util.function.Supplier;

/**
 * Posts completions to rings without having one: the way for other threads, virtual ones too, to wake a ring's owner.
 * Kernel 6.13. Usable from any thread.
 *
 * <p>A ring whose {@linkplain IoUring#fd() descriptor} is known to others takes some tens of milliseconds to close,
 * because its completions no longer tell what is in flight.
 *
 * <p>See {@code io_uring_register_sync_msg(3)}.
 *
 * {@snippet class="dev.uring.snippet.RingTest" region="messenger"}
 */
public final class RingMessenger implements AutoCloseable {
    private static final int NO_RING = -1;

    private final RingBackend backend;
    private final MemorySegment entry;
    private boolean closed;

    /** A messenger that calls the kernel directly. Close it when it is not needed any more. */
    public RingMessenger() {
        this(LibcBackend::new);
    }

    /** A messenger that reaches the kernel through a backend. */
    public RingMessenger(Supplier<? extends RingBackend> backend) {
        this.backend = RingSetup.newBackend(backend);
        entry = this.backend.argumentMemory().allocate(IoUringSqe.SIZE, Long.BYTES);
    }

    /**
     * Posts a completion.
     *
     * @param ring the descriptor of the ring that gets it, {@link IoUring#fd()}; not a registered one
     * @param userData what the completion carries
     * @param result its result
     * @throws UringException when the kernel refuses
     * @throws IllegalStateException when the messenger is closed
     */
    public void send(Fd ring, long userData, int result) throws UringException {
        send(MsgRing.of(ring, result, userData));
    }

    /**
     * Posts a completion with flags.
     *
     * @param flags its {@code IORING_CQE_F_*}
     * @throws UringException when the kernel refuses
     * @throws IllegalStateException when the messenger is closed
     */
    public void send(Fd ring, long userData, int result, int flags) throws UringException {
        send(MsgRing.of(ring, result, userData).completionFlags(flags));
    }

    /** Frees the messenger's memory; rings are not affected. Closing again does nothing. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            backend.close();
        }
    }

    private synchronized void send(MsgRing message) throws UringException {
        if (closed) {
            throw new IllegalStateException("the messenger is closed");
        }
        message.build(entry);
        int result = backend.register(NO_RING, IORING_REGISTER_SEND_MSG_RING, entry, 1);
        if (result < 0) {
            throw Refusals.register(IORING_REGISTER_SEND_MSG_RING, -result, advice(-result));
        }
    }

    private static String advice(int errno) {
        return switch (errno) {
            case Errno.EBADF -> "the target's descriptor is closed";
            case Errno.EBADFD -> "the target is no ring, or a disabled one";
            case Errno.EOVERFLOW -> "the target's completion queue is full and the kernel short of memory";
            case Errno.EINVAL -> "this kernel cannot send without a ring, which came with Linux 6.13";
            default -> "";
        };
    }
}
