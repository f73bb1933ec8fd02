package dev.uring;

import static java.util.Objects.requireNonNull;

import dev.uring.backend.RingBackend;
import dev.uring.internal.Refusals;
import dev.uring.internal.call.Registrations;
import dev.uring.kernel.RegisterOp;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * The registration calls of a ring in their raw form, {@code io_uring_register(2)}, and the memory they need: the way to what
 * the objects of {@code dev.uring.register} do not offer.
 *
 * <p>Calls are refused that let the kernel use other memory than that which they were given. {@link #tryCallUnsafe} checks nothing,
 * for operations that this library does not know.
 *
 * <p>Only the ring's owner may use it. Another thread, and any thread after the ring was closed, gets an
 * {@link IllegalStateException}.
 *
 * {@snippet class="dev.uring.snippet.RingTest" region="registrar"}
 */
public final class Registrar {
    private final Registrations registrations;

    Registrar(Registrations registrations) {
        this.registrations = registrations;
    }

    /**
     * Makes a call about this ring, through its registered index when it has one.
     *
     * @param operation {@code IORING_REGISTER_*}, see {@link RegisterOp}
     * @param argument what the operation takes, or {@link MemorySegment#NULL}. What it points at must lie in the memory that
     *     {@link #nested(long)} gave last
     * @param count what the operation takes as {@code nr_args}
     * @return what the operation returns
     * @throws UringException when the kernel refuses
     * @throws IllegalArgumentException when the argument is smaller than what the operation reads or writes, read-only where it
     *     writes, on the heap, or points elsewhere; and for operations that are not known, that hand memory over for longer than
     *     the call, or that change what the library has to know. Nothing was called then
     * @throws IllegalStateException when the argument's arena is closed; nothing was called then
     * @throws UnsupportedOperationException when the ring's backend cannot carry the operation; nothing was called then
     */
    public int call(int operation, MemorySegment argument, int count) throws UringException {
        int result = tryCall(operation, argument, count);
        if (result < 0) {
            throw Refusals.register(operation, -result, "");
        }
        return result;
    }

    /** {@link #call}, which returns {@code -errno} when the kernel refuses. */
    public int tryCall(int operation, MemorySegment argument, int count) {
        registrations.checkCall(operation, requireNonNull(argument, "argument"), count);
        return registrations.tryCall(operation, argument, count);
    }

    /**
     * {@link #tryCall} without a check of what the argument points at, and of an operation that the library does not know: unsafe.
     * With a wrong size, or a pointer to memory that does not live as long as the kernel uses it, the kernel overwrites memory of
     * the program, or ends it.
     */
    public int tryCallUnsafe(int operation, MemorySegment argument, int count) {
        return registrations.tryCall(operation, requireNonNull(argument, "argument"), count);
    }

    /**
     * Memory for the argument of a call, zeroed. It is the same memory each time: what was there before is gone.
     *
     * @param bytes the size
     */
    public MemorySegment argument(long bytes) {
        return registrations.argument(FieldCheck.notNegative("bytes", bytes));
    }

    /**
     * Memory for what the argument of a call points at, zeroed. It is the same memory each time, so it suits only what the
     * kernel copies during the call. When the next one is larger, the one before is freed.
     *
     * @param bytes the size
     */
    public MemorySegment nested(long bytes) {
        return registrations.nested(FieldCheck.notNegative("bytes", bytes));
    }

    /** Opens an arena of memory that the kernel may use; see {@link RingBackend#newKernelArena()}. Whoever opens it closes it. */
    public Arena newKernelArena() {
        return registrations.newKernelArena();
    }

    /**
     * The ring's descriptor, to name it in a call about another ring. What may send completions to this ring gets the
     * descriptor from {@link IoUring#fd()} instead: closing has to know.
     *
     * @throws IllegalStateException when the ring has none but only an index
     */
    public int fd() {
        return registrations.fd();
    }
}
