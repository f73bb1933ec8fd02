package dev.uring.register;

import static dev.uring.register.RegisterOp.IORING_REGISTER_SEND_MSG_RING;

import dev.uring.Errno;
import dev.uring.Fd;
import dev.uring.UringException;
import dev.uring.backend.LibcBackend;
import dev.uring.backend.RingBackend;
import dev.uring.op.ring.MsgRing;
import java.lang.foreign.MemorySegment;

/**
 * Posts completions to rings from a thread that owns none, which is a way to hand work over to a ring's owner or to wake it.
 * Not for use by several threads at once; it is cheap enough for each thread to have one. See
 * {@code io_uring_register_sync_msg(3)}. Kernel 6.13.
 */
public final class RingMessenger implements AutoCloseable {
    private static final int NO_RING = -1;

    private final RingBackend backend;
    private final MemorySegment entry;

    /** A messenger that calls the kernel directly. */
    public RingMessenger() {
        this(new LibcBackend());
    }

    /** A messenger that calls the kernel through a backend, which is its own from now on. */
    public RingMessenger(RingBackend backend) {
        this.backend = backend;
        entry = backend.argumentMemory().allocate(64, Long.BYTES);
    }

    /**
     * Posts a completion.
     *
     * @param ring the descriptor of the other ring, {@link dev.uring.IoUring#fd()}
     * @param userData the user data of the completion there
     * @param result the result of the completion there
     * @throws UringException {@code EBADFD} when it is no ring or a disabled one, {@code EOVERFLOW} when its queue cannot take the
     *     completion
     */
    public void send(int ring, long userData, int result) throws UringException {
        MsgRing.of(Fd.of(ring), result, userData).build(entry);
        int sent = backend.register(NO_RING, IORING_REGISTER_SEND_MSG_RING, entry, 1);
        if (sent < 0) {
            throw RegisterErrors.refused(
                    IORING_REGISTER_SEND_MSG_RING,
                    sent,
                    switch (-sent) {
                        case Errno.EBADFD -> "descriptor " + ring + " is no ring, or a disabled one";
                        case Errno.EBADF -> "descriptor " + ring + " is not open";
                        case Errno.EOVERFLOW -> "the completion queue of the other ring is full";
                        default -> "";
                    });
        }
    }

    @Override
    public void close() {
        backend.close();
    }
}
