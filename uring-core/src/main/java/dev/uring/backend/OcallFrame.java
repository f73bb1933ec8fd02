package dev.uring.backend;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;

/** Where an ocall leaves its results: {@code ret}, {@code error}, and errno. For one call at a time. */
final class OcallFrame {
    static final int MAX_ERRNO = 4095;

    private final MemorySegment result;
    private final MemorySegment error;
    private final MemorySegment state;

    @SuppressWarnings("restricted")
    OcallFrame(SegmentAllocator memory) {
        result = memory.allocate(JAVA_LONG);
        error = memory.allocate(JAVA_INT);
        // An alias without a scope: a call that blocks must not pin the memory of the frame.
        MemorySegment captured = memory.allocate(Linker.Option.captureStateLayout());
        state = MemorySegment.ofAddress(captured.address()).reinterpret(captured.byteSize());
    }

    /** A call that does not happen leaves {@code ret} alone, so it starts as a failure without an error. */
    void reset() {
        result.set(JAVA_LONG, 0, -1);
        error.set(JAVA_INT, 0, 0);
        state.set(JAVA_INT, 0, 0);
    }

    long resultAddress() {
        return result.address();
    }

    long errorAddress() {
        return error.address();
    }

    MemorySegment state() {
        return state;
    }

    int result() {
        return result.get(JAVA_INT, 0);
    }

    long pointer() {
        return result.get(JAVA_LONG, 0);
    }

    /** {@code -errno} as the call left it in the C library's variable. */
    int fromErrno(String call) {
        return negated(call, state.get(JAVA_INT, 0));
    }

    /** {@code -errno} as the call wrote it to its {@code error} argument. */
    int fromError(String call) {
        return negated(call, error.get(JAVA_INT, 0));
    }

    static void checkStatus(String call, int status) {
        if (status != 0) {
            throw OcallException.failed(call, status);
        }
    }

    private static int negated(String call, int errno) {
        if (errno < 1 || errno > MAX_ERRNO) {
            throw OcallException.implausible(call, "it failed with errno " + errno);
        }
        return -errno;
    }
}
