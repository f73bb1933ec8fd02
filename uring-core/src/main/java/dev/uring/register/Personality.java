package dev.uring.register;

import static dev.uring.kernel.RegisterOp.IORING_REGISTER_PERSONALITY;
import static dev.uring.kernel.RegisterOp.IORING_UNREGISTER_PERSONALITY;
import static java.util.Objects.requireNonNull;

import dev.uring.IoUring;
import dev.uring.Operation;
import dev.uring.UringException;
import dev.uring.internal.Refusals;
import dev.uring.internal.call.Registrations;
import java.lang.foreign.MemorySegment;

/**
 * The credentials that the calling thread had when it registered them: an operation with {@link Operation#personality} runs
 * with them, whatever the thread's are by then. Only the ring's owner may use it. See
 * {@code io_uring_register_personality(3)}. Kernel 5.6.
 *
 * {@snippet class="dev.uring.snippet.ControlTest" region="personality"}
 */
public final class Personality implements AutoCloseable {
    private final Registrations registrations;
    private final int id;
    private boolean open = true;

    private Personality(Registrations registrations, int id) {
        this.registrations = registrations;
        this.id = id;
    }

    /**
     * Registers the calling thread's credentials.
     *
     * @throws UringException when the kernel refuses, such as {@code EINVAL} before 5.6
     */
    public static Personality register(IoUring ring) throws UringException {
        requireNonNull(ring, "ring");
        Registrations registrations = Registrations.of(ring);
        int result = registrations.tryCall(IORING_REGISTER_PERSONALITY, MemorySegment.NULL, 0);
        if (result < 0) {
            throw Refusals.register(IORING_REGISTER_PERSONALITY, -result, "");
        }
        return new Personality(registrations, result);
    }

    /**
     * What {@link Operation#personality} takes, 1 to 65535.
     *
     * @throws IllegalStateException after closing: the id may stand for other credentials by then
     */
    public int id() {
        if (!open || !registrations.isOpen()) {
            throw new IllegalStateException("personality " + id + " is closed");
        }
        return id;
    }

    /** Forgets the credentials. Operations in flight keep them. Closing again, or after the ring, does nothing. */
    @Override
    public void close() throws UringException {
        if (open && registrations.isOpen()) {
            int result = registrations.tryCall(IORING_UNREGISTER_PERSONALITY, MemorySegment.NULL, id);
            if (result < 0) {
                throw Refusals.register(IORING_UNREGISTER_PERSONALITY, -result, "");
            }
        }
        open = false;
    }
}
