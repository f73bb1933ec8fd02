package dev.uring.op.file;

import static dev.uring.kernel.Errno.EBADF;
import static dev.uring.kernel.Errno.EFBIG;
import static dev.uring.kernel.Errno.EINVAL;
import static dev.uring.kernel.Errno.EOPNOTSUPP;
import static dev.uring.op.file.FallocateModes.FALLOC_FL_COLLAPSE_RANGE;
import static dev.uring.op.file.FallocateModes.FALLOC_FL_KEEP_SIZE;
import static dev.uring.op.file.FallocateModes.FALLOC_FL_PUNCH_HOLE;
import static dev.uring.op.path.OpenFlags.O_CREAT;
import static dev.uring.op.path.OpenFlags.O_RDONLY;
import static dev.uring.op.path.OpenFlags.O_RDWR;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.uring.Fd;
import dev.uring.testing.FileKind;
import dev.uring.testing.Libc;
import dev.uring.testing.OperationTest;
import dev.uring.testing.TestRing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class SpaceTest {
    private static final int FOUR_KIB = 4096;

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
    void allocatesWithAndWithoutExtending(TestRing ring, FileKind kind) throws IOException {
        Fd file = kind.of(ring, fd);
        assertEquals(0, ring.succeed(Fallocate.of(file, 1000).offset(500)));
        assertEquals(1500, Files.size(path));
        assertEquals(0, ring.succeed(Fallocate.of(file, 9000).mode(FALLOC_FL_KEEP_SIZE)));
        assertEquals(1500, Files.size(path));
    }

    @OperationTest
    void punchesAHole(TestRing ring) throws IOException {
        Libc.write(fd, "abcdef");
        int mode = FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE;
        assertEquals(0, ring.succeed(Fallocate.of(Fd.of(fd), 3).offset(2).mode(mode)));
        assertArrayEquals("ab\0\0\0f".getBytes(), Files.readAllBytes(path));
    }

    @OperationTest
    void removesARange(TestRing ring) throws IOException {
        Libc.write(fd, "a".repeat(FOUR_KIB) + "b".repeat(FOUR_KIB) + "c");
        Fallocate collapse = Fallocate.of(Fd.of(fd), FOUR_KIB).mode(FALLOC_FL_COLLAPSE_RANGE);
        int result = ring.run(collapse).result();
        assumeTrue(result != -EOPNOTSUPP, "the file system of the temporary folder cannot remove ranges");
        assertEquals(0, result);
        assertEquals("b".repeat(FOUR_KIB) + "c", Files.readString(path));
    }

    @OperationTest
    void reportsWhatCannotBeAllocated(TestRing ring) throws IOException {
        int readOnly = Libc.open(path, O_RDONLY);
        try {
            ring.fail(EINVAL, Fallocate.of(Fd.of(fd), 0));
            ring.fail(EINVAL, Fallocate.of(Fd.of(fd), -1));
            ring.fail(EFBIG, Fallocate.of(Fd.of(fd), Long.MAX_VALUE));
            ring.fail(EBADF, Fallocate.of(Fd.of(readOnly), 1));
        } finally {
            Libc.close(readOnly);
        }
    }

    @OperationTest
    void shrinksAndGrows(TestRing ring, FileKind kind) throws IOException {
        Libc.write(fd, "abcdef");
        Fd file = kind.of(ring, fd);
        ring.succeedIfKnown(Ftruncate.of(file, 2));
        assertEquals("ab", Files.readString(path));
        assertEquals(0, ring.succeed(Ftruncate.of(file, 3)));
        assertArrayEquals("ab\0".getBytes(), Files.readAllBytes(path));
        assertEquals(0, ring.succeed(Ftruncate.of(file, (1L << 32) + 1)));
        assertEquals((1L << 32) + 1, Files.size(path));
    }

    @OperationTest
    void reportsSizesAndFilesThatCannotBeTruncated(TestRing ring) throws IOException {
        int readOnly = Libc.open(path, O_RDONLY);
        try {
            ring.succeedIfKnown(Ftruncate.of(Fd.of(fd), 0));
            ring.fail(EINVAL, Ftruncate.of(Fd.of(fd), -1));
            ring.fail(EINVAL, Ftruncate.of(Fd.of(readOnly), 1));
        } finally {
            Libc.close(readOnly);
        }
    }
}
