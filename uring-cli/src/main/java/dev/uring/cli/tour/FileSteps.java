package dev.uring.cli.tour;

import static dev.uring.op.path.OpenFlags.O_CLOEXEC;
import static dev.uring.op.path.OpenFlags.O_CREAT;
import static dev.uring.op.path.OpenFlags.O_EXCL;
import static dev.uring.op.path.OpenFlags.O_RDWR;

import dev.uring.Cqe;
import dev.uring.Fd;
import dev.uring.IoUring;
import dev.uring.UringException;
import dev.uring.op.file.Close;
import dev.uring.op.file.Read;
import dev.uring.op.file.Write;
import dev.uring.op.path.NativePath;
import dev.uring.op.path.Openat;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;

/** Opens, writes, reads back and closes a file, each by an operation of the ring. */
final class FileSteps {
    private static final String TEXT = "written through io_uring";

    private final IoUring ring;
    private final Arena arena;
    private final Narrator narrator;

    FileSteps(IoUring ring, Arena arena, Narrator narrator) {
        this.ring = ring;
        this.arena = arena;
        this.narrator = narrator;
    }

    void run(Path path) throws UringException, TourException {
        Fd file = open(path);
        writeAndReadBack(file);
        close(file);
    }

    private Fd open(Path path) throws UringException, TourException {
        narrator.step("Open a file: one operation, one completion");
        narrator.code("""
                Openat.of(path).flags(O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC).mode(0600)
                        .userData(1)""");
        ring.submission()
                .push(Openat.of(NativePath.of(path, arena))
                        .flags(O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC)
                        .mode(0600)
                        .userData(1));
        ring.submitAndWait(1);
        Cqe opened = ring.completion().poll();
        narrator.completion(opened, "the descriptor of " + path);
        TourException.check(opened, "opening " + path);
        return Fd.of(opened.result());
    }

    private void writeAndReadBack(Fd file) throws UringException, TourException {
        narrator.step("Write it and read it back, with one system call");
        narrator.code("""
                Write.of(file, text).userData(2).link()
                Read.of(file, buffer).userData(3)""");
        narrator.say("The link makes the kernel start the read once the write has succeeded.");
        MemorySegment text = arena.allocateFrom(TEXT).asSlice(0, TEXT.length());
        MemorySegment buffer = arena.allocate(64);
        ring.submission().push(Write.of(file, text).userData(2).link());
        ring.submission().push(Read.of(file, buffer).userData(3));
        ring.submitAndWait(2);
        Cqe written = ring.completion().poll();
        Cqe read = ring.completion().poll();
        narrator.completion(written, "bytes written");
        narrator.completion(read, "bytes read: \"" + buffer.getString(0) + "\"");
        TourException.check(written, "writing");
        TourException.check(read, "reading");
        if (!buffer.getString(0).equals(TEXT)) {
            throw new TourException("read \"" + buffer.getString(0) + "\" where \"" + TEXT + "\" was written");
        }
    }

    private void close(Fd file) throws UringException, TourException {
        narrator.step("Close it");
        narrator.code("Close.of(file).userData(4)");
        ring.submission().push(Close.of(file).userData(4));
        ring.submitAndWait(1);
        Cqe closed = ring.completion().poll();
        narrator.completion(closed, "closed");
        TourException.check(closed, "closing");
    }
}
