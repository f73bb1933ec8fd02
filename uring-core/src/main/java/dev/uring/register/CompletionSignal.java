package dev.uring.register;

import static dev.uring.kernel.RegisterOp.IORING_REGISTER_EVENTFD;
import static dev.uring.kernel.RegisterOp.IORING_REGISTER_EVENTFD_ASYNC;
import static dev.uring.kernel.RegisterOp.IORING_UNREGISTER_EVENTFD;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.util.Objects.requireNonNull;

import dev.uring.IoUring;
import dev.uring.UringException;
import dev.uring.internal.Refusals;
import dev.uring.internal.call.Registrations;
import dev.uring.kernel.Errno;
import java.lang.foreign.MemorySegment;

/**
 * An eventfd that the kernel signals when completions arrive, for a thread that waits for other things too. There is one for
 * each ring. The kernel signals at most once for completions that arrive together. Only the ring's owner may use it. See
 * {@code io_uring_register_eventfd(3)}.
 *
 * {@snippet class="dev.uring.snippet.ControlTest" region="signal"}
 */
public final class CompletionSignal implements AutoCloseable {
    private static final int CLOSED = -1;

    private final Registrations registrations;
    private final int fd;
    private int own = CLOSED;
    private boolean open = true;

    private CompletionSignal(Registrations registrations, int fd) {
        this.registrations = registrations;
        this.fd = fd;
    }

    /**
     * Signals every completion on an eventfd of its own, for another ring to read or poll: a read of 8 bytes waits for the next
     * signal and gives how many there were. It is closed with this object, or with the ring. Kernel 5.2.
     *
     * @throws UringException as {@link #register(IoUring, int)}; {@code ENOSYS} when the ring's backend has no eventfd
     */
    public static CompletionSignal open(IoUring ring) throws UringException {
        requireNonNull(ring, "ring");
        Registrations registrations = Registrations.of(ring);
        int eventFd = registrations.openEventFd();
        CompletionSignal signal;
        try {
            signal = register(ring, eventFd);
        } catch (Throwable e) {
            registrations.closeEventFd(eventFd);
            throw e;
        }
        signal.own = eventFd;
        return signal;
    }

    /**
     * Signals every completion. Kernel 5.2.
     *
     * @param eventFd as of {@code eventfd(2)}; it stays the caller's, and may be closed afterwards
     * @throws UringException {@code EBUSY} when the ring has one, {@code EINVAL} when it is no eventfd
     */
    public static CompletionSignal register(IoUring ring, int eventFd) throws UringException {
        requireNonNull(ring, "ring");
        return register(ring, eventFd, IORING_REGISTER_EVENTFD);
    }

    /**
     * Signals only completions that the submission did not produce at once. Kernel 5.6.
     *
     * @param eventFd as of {@code eventfd(2)}; it stays the caller's, and may be closed afterwards
     * @throws UringException as {@link #register(IoUring, int)}
     */
    public static CompletionSignal registerAsync(IoUring ring, int eventFd) throws UringException {
        requireNonNull(ring, "ring");
        return register(ring, eventFd, IORING_REGISTER_EVENTFD_ASYNC);
    }

    /** The eventfd. */
    public int fd() {
        return fd;
    }

    /** Keeps completions from signalling, without a system call. Kernel 5.8. */
    public void mute() {
        registrations.muteSignals(true);
    }

    /** Lets completions signal again; those that arrived in between do not. */
    public void unmute() {
        registrations.muteSignals(false);
    }

    /** Whether completions are kept from signalling. */
    public boolean isMuted() {
        return registrations.isMuted();
    }

    /** Stops signalling. Closing again, or after the ring, does nothing. */
    @Override
    public void close() throws UringException {
        if (open && registrations.isOpen()) {
            int result = registrations.tryCall(IORING_UNREGISTER_EVENTFD, MemorySegment.NULL, 0);
            if (result < 0) {
                throw refused(IORING_UNREGISTER_EVENTFD, result);
            }
            registrations.muteSignals(false);
            closeOwn();
        }
        open = false;
    }

    private void closeOwn() {
        if (own != CLOSED) {
            registrations.closeEventFd(own);
            own = CLOSED;
        }
    }

    private static CompletionSignal register(IoUring ring, int eventFd, int operation) throws UringException {
        Registrations registrations = Registrations.of(ring);
        MemorySegment argument = registrations.argument(Integer.BYTES);
        argument.set(JAVA_INT, 0, eventFd);
        int result = registrations.tryCall(operation, argument, 1);
        if (result < 0) {
            throw refused(operation, result);
        }
        return new CompletionSignal(registrations, eventFd);
    }

    private static UringException refused(int operation, int result) {
        String advice = switch (-result) {
            case Errno.EBUSY -> "the ring signals an eventfd already: close that first";
            case Errno.ENXIO -> "the ring signals no eventfd";
            case Errno.EINVAL, Errno.EBADF -> "the descriptor is no eventfd";
            default -> "";
        };
        return Refusals.register(operation, -result, advice);
    }
}
