package dev.uring.op.file;

import static dev.uring.kernel.Errno.EBADF;
import static dev.uring.kernel.Errno.EINVAL;
import static dev.uring.kernel.Errno.ESPIPE;
import static dev.uring.op.path.OpenFlags.O_CREAT;
import static dev.uring.op.path.OpenFlags.O_RDWR;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

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

class SpliceTest {
    @TempDir
    Path directory;

    private int[] pipe;
    private int[] other;

    @BeforeEach
    void createPipes() {
        pipe = Libc.pipe();
        other = Libc.pipe();
    }

    @AfterEach
    void closePipes() {
        Libc.close(pipe);
        Libc.close(other);
    }

    @OperationTest
    void movesFromAFileThroughAPipeToAFile(TestRing ring, FileKind inputKind, FileKind outputKind) throws IOException {
        int source = Libc.open(Files.writeString(directory.resolve("source"), "0123456789"), O_RDWR);
        Path target = directory.resolve("target");
        int sink = Libc.open(target, O_CREAT | O_RDWR);
        try {
            Splice in = Splice.of(inputKind.of(ring, source), outputKind.of(ring, pipe[1]), 4);
            assertEquals(4, ring.succeed(in.inputOffset(3)));
            Splice out = Splice.of(inputKind.of(ring, pipe[0]), outputKind.of(ring, sink), 100);
            assertEquals(4, ring.succeed(out.outputOffset(1)));
            assertArrayEquals("\0003456".getBytes(), Files.readAllBytes(target));
            assertEquals(0, Libc.position(source), "an offset leaves the file position alone");
        } finally {
            Libc.close(source, sink);
        }
    }

    @OperationTest
    void usesAndMovesTheFilePositionByDefault(TestRing ring) throws IOException {
        int source = Libc.open(Files.writeString(directory.resolve("source"), "0123456789"), O_RDWR);
        try {
            Splice splice = Splice.of(Fd.of(source), Fd.of(pipe[1]), 4);
            assertEquals(4, ring.succeed(splice));
            assertEquals(4, ring.succeed(splice));
            assertEquals("01234567", Libc.read(pipe[0], 100));
            assertEquals(8, Libc.position(source));
        } finally {
            Libc.close(source);
        }
    }

    @OperationTest
    void reportsWhatCannotBeSpliced(TestRing ring) throws IOException {
        int file = Libc.open(Files.writeString(directory.resolve("file"), "x"), O_RDWR);
        try {
            ring.fail(EINVAL, Splice.of(Fd.of(file), Fd.of(file), 1));
            ring.fail(EINVAL, Splice.of(Fd.of(pipe[0]), Fd.of(pipe[1]), 1));
            ring.fail(EINVAL, Splice.of(Fd.of(file), Fd.of(pipe[1]), 1).flags(1 << 20));
            ring.fail(ESPIPE, Splice.of(Fd.of(file), Fd.of(pipe[1]), 1).outputOffset(0));
            ring.fail(EBADF, Splice.of(Fd.fixed(3), Fd.of(pipe[1]), 1));
        } finally {
            Libc.close(file);
        }
    }

    @OperationTest
    void duplicatesFromPipeToPipe(TestRing ring, FileKind inputKind, FileKind outputKind) throws IOException {
        Libc.write(pipe[1], "twice");
        Tee tee = Tee.of(inputKind.of(ring, pipe[0]), outputKind.of(ring, other[1]), 4);
        assertEquals(4, ring.succeed(tee));
        assertEquals("twic", Libc.read(other[0], 100));
        assertEquals("twice", Libc.read(pipe[0], 100), "the bytes stay in the first pipe");
        Libc.close(pipe[1]);
        assertEquals(0, ring.succeed(tee), "the end of the input");
        pipe = new int[] {pipe[0]};
    }

    @OperationTest
    void reportsWhatCannotBeTeed(TestRing ring) throws IOException {
        int file = Libc.open(directory.resolve("file"), O_CREAT | O_RDWR);
        try {
            ring.fail(EINVAL, Tee.of(Fd.of(file), Fd.of(pipe[1]), 1));
            ring.fail(EINVAL, Tee.of(Fd.of(pipe[0]), Fd.of(pipe[1]), 1));
        } finally {
            Libc.close(file);
        }
    }
}
