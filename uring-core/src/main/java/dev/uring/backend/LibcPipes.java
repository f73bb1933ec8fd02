package dev.uring.backend;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** The C library's calls about pipes; bound when the first ring needs them. */
final class LibcPipes {
    private static final int O_CLOEXEC = 0x8_0000;
    private static final int EINTR = 4;

    /** {@code struct pollfd}: int fd, short events, short revents. A hang-up is reported without being asked for. */
    private static final int POLLFD_SIZE = 8;

    private static final int REVENTS = 6;
    private static final int POLLHUP = 0x10;

    /** {@code int pipe2(int pipefd[2], int flags)}. */
    private static final MethodHandle PIPE2 =
            LibcBackend.bind("pipe2", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT));

    /** {@code int poll(struct pollfd *fds, nfds_t nfds, int timeout)}. */
    private static final MethodHandle POLL =
            LibcBackend.bind("poll", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));

    private LibcPipes() {}

    static long open(MemorySegment errno) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment ends = arena.allocate(JAVA_INT, 2);
            int result = (int) PIPE2.invokeExact(errno, ends, O_CLOEXEC);
            if (result < 0) {
                return -errno.get(JAVA_INT, 0);
            }
            return ends.getAtIndex(JAVA_INT, 0) | (long) ends.getAtIndex(JAVA_INT, 1) << 32;
        } catch (Throwable e) {
            throw LibcBackend.unexpected(e);
        }
    }

    static int awaitHangUp(MemorySegment errno, int readEnd, int milliseconds) {
        long start = System.nanoTime();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment poll = arena.allocate(POLLFD_SIZE, Integer.BYTES);
            poll.set(JAVA_INT, 0, readEnd);
            int left = milliseconds;
            while (true) {
                int result = (int) POLL.invokeExact(errno, poll, 1L, left);
                if (result >= 0) {
                    return poll.get(JAVA_SHORT, REVENTS) & POLLHUP;
                }
                if (errno.get(JAVA_INT, 0) != EINTR) {
                    return -errno.get(JAVA_INT, 0);
                }
                left = (int) Math.max(0, milliseconds - (System.nanoTime() - start) / 1_000_000);
            }
        } catch (Throwable e) {
            throw LibcBackend.unexpected(e);
        }
    }
}
