package dev.uring.backend;

import static java.util.Objects.requireNonNull;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;

/**
 * The host services one ring rests on: system calls and memory.
 *
 * <p>Calls return what the kernel returns, and {@code -errno} instead of -1. Before calling anything they may throw
 * {@link UnsupportedOperationException} for what a backend can never carry, and {@link IllegalArgumentException} for an
 * argument that points at memory of the wrong kind. {@link OcallException} means that the kernel may never have seen
 * the call.
 *
 * <p>Two kinds of memory are never mixed. <em>Argument memory</em> holds the structs passed to the calls below.
 * Everything else that the kernel reads or writes, starting with what a submission entry points at, is <em>kernel
 * memory</em>. On a plain Linux both are the same; in an enclave the first is trusted memory and the second is the
 * host's.
 *
 * <p>Calling it is unsafe. It takes addresses and descriptors as they are: a wrong one makes the kernel overwrite memory of the
 * program, removes a mapping that others use, or closes a file of others. A backend may refuse what it can judge, such as a
 * segment that is too small. It is for rings to call, and for tests; {@code dev.uring.Registrar} has checked calls.
 *
 * <p>An instance serves one ring, and one thread at a time.
 *
 * {@snippet class="dev.uring.snippet.BackendTest" region="backend"}
 */
public interface RingBackend extends AutoCloseable {
    /** What a call answers that a backend does not have. */
    int ENOSYS = 38;

    /**
     * {@code io_uring_setup(2)}.
     *
     * @param entries the wanted size of the submission queue
     * @param params {@code struct io_uring_params} in argument memory, read and written
     * @return a descriptor, or {@code -errno}
     */
    int setup(int entries, MemorySegment params);

    /**
     * {@code io_uring_enter(2)}. The call may block.
     *
     * @param fd the ring's descriptor, or its registered index when the flags say so
     * @param toSubmit the most entries to take
     * @param minComplete the completions to wait for
     * @param flags {@code IORING_ENTER_*}
     * @param argument the address of a struct in argument memory, or an offset into the wait region, or 0
     * @param argumentSize the size that goes with it, in bytes
     * @return the number of entries taken, or {@code -errno}
     */
    int enter(int fd, int toSubmit, int minComplete, int flags, long argument, long argumentSize);

    /**
     * {@code io_uring_register(2)}.
     *
     * @param fd the ring's descriptor, or its registered index when the operation says so, or -1
     * @param operation {@code IORING_REGISTER_*}
     * @param argument argument memory, or {@link MemorySegment#NULL}
     * @param count what the operation wants as {@code nr_args}
     * @return what the operation returns, or {@code -errno}
     */
    int register(int fd, int operation, MemorySegment argument, int count);

    /**
     * Maps a part of a ring into memory, shared, readable and writable, present from the start.
     *
     * @param fd the ring's descriptor
     * @param offset {@code IORING_OFF_*}
     * @param size in bytes
     * @return the address, or {@code -errno}
     */
    long map(int fd, long offset, long size);

    /**
     * Removes a mapping.
     *
     * @param address where it starts
     * @param size its size in bytes, all of it
     * @return 0 or {@code -errno}
     */
    int unmap(long address, long size);

    /** Closes a descriptor; 0 or {@code -errno}. */
    int closeDescriptor(int fd);

    /**
     * {@code pipe2(2)}, closed on exec.
     *
     * @return the read end in the lower and the write end in the upper 32 bits, or {@code -errno}; {@code -ENOSYS} when
     *     the backend has no pipes
     */
    default long openPipe() {
        return -ENOSYS;
    }

    /**
     * Waits until nobody has the write end of a pipe open, with {@code poll(2)}; goes on when a signal interrupts it.
     *
     * @param readEnd the descriptor of the other end
     * @param milliseconds the longest to wait
     * @return positive once the write end is closed, 0 when the time ran out, or {@code -errno}
     */
    default int awaitHangUp(int readEnd, int milliseconds) {
        return -ENOSYS;
    }

    /**
     * {@code eventfd(2)} that counts from 0, closed on exec. Whoever reads it waits for a signal.
     *
     * @return a descriptor, or {@code -errno}; {@code -ENOSYS} when the backend has none
     */
    default int openEventFd() {
        return -ENOSYS;
    }

    /**
     * The time on one of the system's clocks.
     *
     * @param clock {@code CLOCK_MONOTONIC} (1) or {@code CLOCK_BOOTTIME} (7)
     * @return nanoseconds, or {@code -errno}; {@code -ENOSYS} when the backend cannot read that clock
     */
    default long clock(int clock) {
        // HotSpot's nanoTime is CLOCK_MONOTONIC on Linux.
        return clock == 1 ? System.nanoTime() : -ENOSYS;
    }

    /**
     * What to throw when the other side of the ring does what no kernel does: call after call returns at once without an
     * effect, or an index lies outside of its queue.
     *
     * @param what the calls and what they did, or the index and its range
     */
    default RuntimeException implausible(String what) {
        return new IllegalStateException(requireNonNull(what, "what"));
    }

    /** The size of a page of memory in bytes. */
    default int pageSize() {
        return 4096;
    }

    /** Allocates argument memory that lives until this backend is closed. */
    SegmentAllocator argumentMemory();

    /**
     * Opens an arena of kernel memory, usable from any thread. Whoever opens it closes it, when the kernel is done with
     * it.
     */
    Arena newKernelArena();

    /** Frees the argument memory. The ring does this; no call may follow. */
    @Override
    void close();
}
