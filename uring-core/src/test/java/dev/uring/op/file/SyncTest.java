package dev.uring.op.file;

import static dev.uring.kernel.Errno.EBADF;
import static dev.uring.kernel.Errno.EINVAL;
import static dev.uring.kernel.Errno.ESPIPE;
import static dev.uring.op.file.FsyncFlags.IORING_FSYNC_DATASYNC;
import static dev.uring.op.file.SyncFileRangeFlags.SYNC_FILE_RANGE_WAIT_AFTER;
import static dev.uring.op.file.SyncFileRangeFlags.SYNC_FILE_RANGE_WAIT_BEFORE;
import static dev.uring.op.file.SyncFileRangeFlags.SYNC_FILE_RANGE_WRITE;
import static dev.uring.op.path.OpenFlags.O_CREAT;
import static dev.uring.op.path.OpenFlags.O_RDWR;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.uring.Fd;
import dev.uring.testing.FileKind;
import dev.uring.testing.Libc;
import dev.uring.testing.OperationTest;
import dev.uring.testing.TestRing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What reached the device cannot be seen from here, so these tests look at results, chains and refusals. */
class SyncTest {
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
    void flushesAfterAWriteInAChain(TestRing ring, FileKind kind) throws IOException {
        Fd file = kind.of(ring, fd);
        List<Integer> results = ring.runAll(
                Write.of(file, ring.bytes((byte) 'x')).link(),
                Fsync.of(file).link(),
                Fsync.of(file).flags(IORING_FSYNC_DATASYNC).link(),
                Fsync.of(file).offset(0).length(1));
        assertEquals(List.of(1, 0, 0, 0), results);
        assertEquals("x", Files.readString(path));
    }

    @OperationTest
    void reportsFilesAndFlagsThatFsyncDoesNotTake(TestRing ring) throws IOException {
        int[] pipe = Libc.pipe();
        try {
            ring.fail(EINVAL, Fsync.of(Fd.of(pipe[0])));
            ring.fail(EINVAL, Fsync.of(Fd.of(fd)).flags(2));
            ring.fail(EBADF, Fsync.of(Fd.NONE));
        } finally {
            Libc.close(pipe);
        }
    }

    @OperationTest
    void writesARangeBack(TestRing ring, FileKind kind) throws IOException {
        int all = SYNC_FILE_RANGE_WAIT_BEFORE | SYNC_FILE_RANGE_WRITE | SYNC_FILE_RANGE_WAIT_AFTER;
        Fd file = kind.of(ring, fd);
        Libc.write(fd, "0123456789");
        assertEquals(0, ring.succeed(SyncFileRange.of(file, all).offset(2).length(3)));
        assertEquals(0, ring.succeed(SyncFileRange.of(file, all)));
    }

    @OperationTest
    void reportsFilesAndRangesThatSyncFileRangeDoesNotTake(TestRing ring) throws IOException {
        int[] pipe = Libc.pipe();
        try {
            ring.fail(ESPIPE, SyncFileRange.of(Fd.of(pipe[0]), SYNC_FILE_RANGE_WRITE));
            ring.fail(EINVAL, SyncFileRange.of(Fd.of(fd), SYNC_FILE_RANGE_WRITE).offset(-1));
            ring.fail(EINVAL, SyncFileRange.of(Fd.of(fd), 1 << 10));
        } finally {
            Libc.close(pipe);
        }
    }
}
