package dev.uring;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.kernel.Errno;
import dev.uring.op.file.Read;
import dev.uring.testing.DelegatingBackend;
import dev.uring.testing.Libc;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Closing cancels through the queue where {@code io_uring_register} is refused, as a seccomp profile does with any error. */
class CloseRefusedCallTest {
    private static final Duration LIMIT = Duration.ofSeconds(4);

    @ParameterizedTest
    @ValueSource(ints = {Errno.EPERM, Errno.ENOSYS, Errno.EACCES, Errno.EINVAL, Errno.ENOMEM, Errno.EOPNOTSUPP})
    void endsWhatIsInFlight(int errno) throws Exception {
        int[] pipe = Libc.pipe();
        try (Arena arena = Arena.ofShared()) {
            IoUring ring = IoUring.builder(4)
                    .closeTimeout(LIMIT)
                    .backend(() -> new Refusing(errno))
                    .open();
            ring.submission().push(Read.of(Fd.of(pipe[0]), arena.allocate(64)));
            ring.submit();
            long start = System.nanoTime();
            ring.close();
            long nanos = System.nanoTime() - start;
            assertTrue(nanos < LIMIT.toNanos() / 2, "closing took " + nanos / 1_000_000 + " ms");
        } finally {
            Libc.close(pipe);
        }
    }

    private static final class Refusing extends DelegatingBackend {
        private final int errno;

        Refusing(int errno) {
            this.errno = errno;
        }

        @Override
        public int register(int fd, int operation, MemorySegment argument, int count) {
            return -errno;
        }
    }
}
