package dev.uring.op.file;

import static dev.uring.Errno.EAGAIN;
import static dev.uring.Errno.EINVAL;
import static dev.uring.Errno.ESPIPE;
import static dev.uring.op.file.FileAdvice.POSIX_FADV_DONTNEED;
import static dev.uring.op.file.FileAdvice.POSIX_FADV_SEQUENTIAL;
import static dev.uring.op.file.ReadWriteFlags.RWF_NOWAIT;
import static dev.uring.op.path.OpenFlags.O_CREAT;
import static dev.uring.op.path.OpenFlags.O_RDWR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.uring.Fd;
import dev.uring.UringException;
import dev.uring.testing.FileKind;
import dev.uring.testing.Libc;
import dev.uring.testing.OperationTest;
import dev.uring.testing.TestRing;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Advice shows in the page cache: a read that must not wait fails where the pages were dropped. */
class FadviseTest {
    private static final int MIB = 1 << 20;
    private static final int PAGE = 4096;

    @TempDir
    Path directory;

    private int fd;

    @BeforeEach
    void openFile() {
        fd = Libc.open(directory.resolve("file"), O_CREAT | O_RDWR);
    }

    @AfterEach
    void closeFile() {
        Libc.close(fd);
    }

    @OperationTest
    void dropsARangeFromThePageCache(TestRing ring, FileKind kind) throws UringException {
        Fd file = kind.of(ring, fd);
        fillAndAssumeThatCachingShows(ring, file);
        assertEquals(
                0,
                ring.succeed(Fadvise.of(file, POSIX_FADV_DONTNEED).offset(MIB).length(MIB)));
        assertEquals(PAGE, readWithoutWaiting(ring, file, 0), "before the range");
        assertEquals(-EAGAIN, readWithoutWaiting(ring, file, MIB), "in the range");
    }

    @OperationTest
    void takesALengthOfMoreThan32Bits(TestRing ring, FileKind kind) throws UringException {
        Fd file = kind.of(ring, fd);
        fillAndAssumeThatCachingShows(ring, file);
        // A length cut to 32 bits would leave the second page.
        long length = (1L << 32) + PAGE;
        assertEquals(0, ring.succeed(Fadvise64.of(file, POSIX_FADV_DONTNEED).length(length)));
        assertEquals(-EAGAIN, readWithoutWaiting(ring, file, PAGE));
    }

    @OperationTest
    void reportsAdviceAndFilesThatMakeNoSense(TestRing ring) throws UringException {
        int[] pipe = Libc.pipe();
        try {
            ring.fail(EINVAL, Fadvise.of(Fd.of(fd), 99));
            ring.fail(EINVAL, Fadvise64.of(Fd.of(fd), POSIX_FADV_SEQUENTIAL).length(-1));
            ring.fail(ESPIPE, Fadvise.of(Fd.of(pipe[0]), POSIX_FADV_SEQUENTIAL));
            ring.fail(ESPIPE, Fadvise64.of(Fd.of(pipe[0]), POSIX_FADV_SEQUENTIAL));
        } finally {
            Libc.close(pipe);
        }
    }

    /** Leaves two clean, cached MiB; some file systems keep everything in memory and show nothing. */
    private static void fillAndAssumeThatCachingShows(TestRing ring, Fd file) throws UringException {
        // Written apart, because the page cache drops no unit that reaches beyond the range.
        MemorySegment data = ring.arena().allocate(MIB);
        for (int attempt = 0; attempt < 2; attempt++) {
            assertEquals(MIB, ring.succeed(Write.of(file, data)));
            assertEquals(MIB, ring.succeed(Write.of(file, data).offset(MIB)));
            ring.succeed(Fsync.of(file));
            assertEquals(PAGE, readWithoutWaiting(ring, file, PAGE));
            if (attempt == 0) {
                ring.succeed(Fadvise.of(file, POSIX_FADV_DONTNEED));
                assumeTrue(
                        readWithoutWaiting(ring, file, PAGE) == -EAGAIN,
                        "the file system of the temporary folder does not drop pages");
            }
        }
    }

    private static int readWithoutWaiting(TestRing ring, Fd file, long offset) throws UringException {
        Read read = Read.of(file, ring.arena().allocate(PAGE)).offset(offset).flags(RWF_NOWAIT);
        return ring.run(read).result();
    }
}
