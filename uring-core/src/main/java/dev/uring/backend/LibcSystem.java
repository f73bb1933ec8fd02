package dev.uring.backend;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** What the C library tells about the system; bound when first asked for. */
final class LibcSystem {
    /** {@code int clock_gettime(clockid_t clockid, struct timespec *tp)}. */
    private static final MethodHandle CLOCK_GETTIME =
            LibcBackend.bind("clock_gettime", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS));

    /** {@code int eventfd(unsigned int initval, int flags)}. */
    private static final MethodHandle EVENTFD =
            LibcBackend.bind("eventfd", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));

    private static final int EFD_CLOEXEC = 0x8_0000;
    private static final int TIMESPEC_SIZE = 16;
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    static final int PAGE_SIZE = pageSize();

    private LibcSystem() {}

    static long clock(MemorySegment errno, int clock) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment time = arena.allocate(TIMESPEC_SIZE, Long.BYTES);
            int result = (int) CLOCK_GETTIME.invokeExact(errno, clock, time);
            if (result < 0) {
                return -errno.get(JAVA_INT, 0);
            }
            return time.get(JAVA_LONG, 0) * NANOS_PER_SECOND + time.get(JAVA_LONG, 8);
        } catch (Throwable e) {
            throw LibcBackend.unexpected(e);
        }
    }

    static int openEventFd(MemorySegment errno) {
        try {
            int result = (int) EVENTFD.invokeExact(errno, 0, EFD_CLOEXEC);
            return result < 0 ? -errno.get(JAVA_INT, 0) : result;
        } catch (Throwable e) {
            throw LibcBackend.unexpected(e);
        }
    }

    /** {@code int getpagesize(void)}. */
    private static int pageSize() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(Linker.Option.captureStateLayout());
            return (int) LibcBackend.bind("getpagesize", FunctionDescriptor.of(JAVA_INT))
                    .invokeExact(state);
        } catch (Throwable e) {
            throw LibcBackend.unexpected(e);
        }
    }
}
