package dev.uring.op.path;

import static dev.uring.kernel.Errno.EFAULT;
import static dev.uring.kernel.Errno.EINVAL;
import static dev.uring.kernel.Errno.ENOENT;
import static dev.uring.op.path.AtFlags.AT_EMPTY_PATH;
import static dev.uring.op.path.AtFlags.AT_REMOVEDIR;
import static dev.uring.op.path.AtFlags.AT_SYMLINK_NOFOLLOW;
import static dev.uring.op.path.FileModes.S_IFLNK;
import static dev.uring.op.path.FileModes.S_IFMT;
import static dev.uring.op.path.FileModes.S_IFREG;
import static dev.uring.op.path.OpenFlags.O_RDONLY;
import static dev.uring.op.path.StatxMask.STATX_BASIC_STATS;
import static dev.uring.op.path.StatxMask.STATX_BTIME;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.uring.Fd;
import dev.uring.testing.Libc;
import dev.uring.testing.OperationTest;
import dev.uring.testing.TestRing;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class StatxTest {
    private static final int MASK = 0;
    private static final int MODE = 28;
    private static final int INODE = 32;
    private static final int SIZE = 40;

    @TempDir
    Path directory;

    private Path path;

    @BeforeEach
    void createFile() throws IOException {
        path = Files.writeString(directory.resolve("file"), "12345");
    }

    @OperationTest
    void answersByPath(TestRing ring) throws IOException {
        MemorySegment status = status(ring);
        assertEquals(0, ring.succeed(Statx.of(ring.string(path), status)));
        int mask = status.get(ValueLayout.JAVA_INT, MASK);
        assertEquals(STATX_BASIC_STATS, mask & STATX_BASIC_STATS);
        assertEquals(5, status.get(ValueLayout.JAVA_LONG, SIZE));
        assertEquals(S_IFREG, mode(status) & S_IFMT);
        assertEquals(Files.getAttribute(path, "unix:ino"), status.get(ValueLayout.JAVA_LONG, INODE));
        assertEquals(Files.getAttribute(path, "unix:mode"), mode(status));
    }

    @OperationTest
    void answersForAnOpenFile(TestRing ring) throws IOException {
        int fd = Libc.open(path, O_RDONLY);
        try {
            MemorySegment status = status(ring);
            Statx query = Statx.of(ring.string(""), status).directory(Fd.of(fd)).flags(AT_EMPTY_PATH);
            assertEquals(0, ring.succeed(query.mask(STATX_BASIC_STATS | STATX_BTIME)));
            assertEquals(5, status.get(ValueLayout.JAVA_LONG, SIZE));
        } finally {
            Libc.close(fd);
        }
    }

    @OperationTest
    void answersForALinkItself(TestRing ring) throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("link"), path);
        MemorySegment status = status(ring);
        ring.succeed(Statx.of(ring.string(link), status).flags(AT_SYMLINK_NOFOLLOW));
        assertEquals(S_IFLNK, mode(status) & S_IFMT);
    }

    @OperationTest
    void reportsWhatStatxReports(TestRing ring) throws IOException {
        MemorySegment status = status(ring);
        ring.fail(ENOENT, Statx.of(ring.string(directory.resolve("missing")), status));
        ring.fail(EINVAL, Statx.of(ring.string(path), status).flags(AT_REMOVEDIR));
        ring.fail(EFAULT, Statx.of(ring.string(path), MemorySegment.NULL));
    }

    private static MemorySegment status(TestRing ring) {
        return ring.arena().allocate(256, 8);
    }

    private static int mode(MemorySegment status) {
        return Short.toUnsignedInt(status.get(ValueLayout.JAVA_SHORT, MODE));
    }
}
