package dev.uring.op.file;

import static dev.uring.kernel.Errno.EINVAL;
import static dev.uring.kernel.Errno.ESPIPE;
import static dev.uring.op.file.FileAdvice.POSIX_FADV_DONTNEED;
import static dev.uring.op.file.FileAdvice.POSIX_FADV_SEQUENTIAL;
import static dev.uring.op.path.OpenFlags.O_CREAT;
import static dev.uring.op.path.OpenFlags.O_RDWR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.uring.Fd;
import dev.uring.testing.FileKind;
import dev.uring.testing.Libc;
import dev.uring.testing.OperationTest;
import dev.uring.testing.TestRing;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Advice shows in the page cache, which {@code mincore(2)} tells about without changing it, as a read would. */
class FadviseTest {
    private static final int MIB = 1 << 20;
    private static final int PAGE = 4096;

    @TempDir
    Path directory;

    private Path path;
    private int fd;

    @BeforeEach
    void openFile() {
        path = directory.resolve("file");
        fd = Libc.open(path, O_CREAT | O_RDWR);
    }

    @AfterEach
    void closeFile() {
        Libc.close(fd);
    }

    @OperationTest
    void dropsARangeFromThePageCache(TestRing ring, FileKind kind) throws Exception {
        Fd file = kind.of(ring, fd);
        fillAndAssumeThatCachingShows(ring, file);
        assertEquals(
                0,
                ring.succeed(Fadvise.of(file, POSIX_FADV_DONTNEED).offset(MIB).length(MIB)));
        assertTrue(isCached(0, PAGE), "before the range");
        assertFalse(isCached(MIB, MIB), "in the range");
    }

    @OperationTest
    void takesALengthOfMoreThan32Bits(TestRing ring, FileKind kind) throws Exception {
        Fd file = kind.of(ring, fd);
        fillAndAssumeThatCachingShows(ring, file);
        // A length cut to 32 bits would leave the second page.
        long length = (1L << 32) + PAGE;
        assertEquals(0, ring.succeed(Fadvise64.of(file, POSIX_FADV_DONTNEED).length(length)));
        assertFalse(isCached(PAGE, 2 * MIB - PAGE));
    }

    @OperationTest
    void reportsAdviceAndFilesThatMakeNoSense(TestRing ring) throws IOException {
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
    private void fillAndAssumeThatCachingShows(TestRing ring, Fd file) throws Exception {
        // Written apart, because the page cache drops no unit that reaches beyond the range.
        MemorySegment data = ring.arena().allocate(MIB);
        for (int attempt = 0; attempt < 2; attempt++) {
            assertEquals(MIB, ring.succeed(Write.of(file, data)));
            assertEquals(MIB, ring.succeed(Write.of(file, data).offset(MIB)));
            ring.succeed(Fsync.of(file));
            assertTrue(isCached(0, 2 * MIB));
            if (attempt == 0) {
                ring.succeed(Fadvise.of(file, POSIX_FADV_DONTNEED));
                assumeFalse(isCached(0, 2 * MIB), "the file system of the temporary folder does not drop pages");
            }
        }
    }

    /** Whether every page of a range is in the page cache. */
    private boolean isCached(long offset, long size) throws IOException {
        try (FileChannel channel = FileChannel.open(path);
                Arena arena = Arena.ofConfined()) {
            return channel.map(FileChannel.MapMode.READ_ONLY, offset, size, arena)
                    .isLoaded();
        }
    }
}
