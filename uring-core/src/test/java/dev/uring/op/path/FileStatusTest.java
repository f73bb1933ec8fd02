package dev.uring.op.path;

import static dev.uring.op.path.OpenFlags.O_CREAT;
import static dev.uring.op.path.OpenFlags.O_RDWR;
import static dev.uring.op.path.StatxMask.STATX_ALL;
import static dev.uring.op.path.StatxMask.STATX_BTIME;
import static dev.uring.op.path.StatxMask.STATX_SIZE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.kernel.Errno;
import dev.uring.struct.StatxBuffer;
import dev.uring.testing.Libc;
import dev.uring.testing.OperationTest;
import dev.uring.testing.TestRing;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileStatusTest {
    @TempDir
    Path directory;

    @OperationTest
    void agreesWithJava(TestRing ring) throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "twelve bytes");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-x--x"));
        Path link = Files.createSymbolicLink(directory.resolve("link"), file);
        Files.createLink(directory.resolve("second name"), file);
        FileStatus status = status(ring, file);
        assertTrue(status.isRegularFile());
        assertFalse(status.isDirectory());
        assertEquals(12, status.size());
        assertEquals("rw-r-x--x", PosixFilePermissions.toString(status.permissions()));
        assertEquals(0651, status.mode());
        assertEquals(2, status.links());
        assertEquals(Files.getAttribute(file, "unix:uid"), status.uid());
        assertEquals(Files.getAttribute(file, "unix:gid"), status.gid());
        assertEquals(Files.getAttribute(file, "unix:ino"), status.inode());
        assertEquals(Files.getLastModifiedTime(file).toInstant(), status.modified());
        assertEquals(time(file, "unix:lastAccessTime"), status.accessed());
        assertEquals(time(file, "unix:ctime"), status.changed());
        assertTrue(status.blocks() >= 0);
        if (status.has(STATX_BTIME)) {
            assertFalse(status.created().isAfter(status.changed()));
        }
        assertTrue(status(ring, directory).isDirectory());
        assertTrue(status(ring, link).isSymbolicLink());
    }

    @Test
    void refusesWhatWasNotFilled() {
        FileStatus empty = FileStatus.allocate(Arena.global());
        IllegalStateException refused = assertThrows(IllegalStateException.class, empty::size);
        assertTrue(refused.getMessage().contains("stx_size was not filled"), refused.getMessage());
        assertThrows(IllegalStateException.class, empty::isDirectory);
        StatxBuffer.stxMask(empty.segment(), STATX_SIZE);
        StatxBuffer.stxSize(empty.segment(), -1);
        assertEquals(-1, FileStatus.of(empty.segment()).size());
        assertThrows(
                IndexOutOfBoundsException.class,
                () -> FileStatus.of(Arena.global().allocate(255)));
    }

    @OperationTest
    void anOpenHowReachesTheKernel(TestRing ring) throws IOException {
        Path file = directory.resolve("made");
        MemorySegment path = NativePath.of(file, ring.arena());
        MemorySegment how = OpenHowBuilder.flags(O_RDWR | O_CREAT).mode(0600).build(ring.arena());
        Libc.close(ring.succeed(Openat2.of(path, how)));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        MemorySegment beneath = OpenHowBuilder.flags(O_RDWR)
                .resolve(ResolveFlags.RESOLVE_BENEATH)
                .build(ring.arena());
        ring.fail(Errno.EXDEV, Openat2.of(path, beneath));
    }

    private static Instant time(Path file, String attribute) throws IOException {
        return ((FileTime) Files.getAttribute(file, attribute)).toInstant();
    }

    private static FileStatus status(TestRing ring, Path path) throws IOException {
        FileStatus status = FileStatus.allocate(ring.arena());
        ring.succeed(Statx.of(NativePath.of(path, ring.arena()), status.segment())
                .mask(STATX_ALL)
                .flags(AtFlags.AT_SYMLINK_NOFOLLOW));
        return status;
    }
}
