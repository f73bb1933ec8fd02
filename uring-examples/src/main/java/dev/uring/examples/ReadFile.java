package dev.uring.examples;

import dev.uring.Cqe;
import dev.uring.Fd;
import dev.uring.IoUring;
import dev.uring.Operation;
import dev.uring.op.file.Close;
import dev.uring.op.file.Read;
import dev.uring.op.path.NativePath;
import dev.uring.op.path.Openat;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;

/** Prints a file, like cat: each operation is pushed, submitted and awaited before the next. */
public final class ReadFile {
    private ReadFile() {}

    /** Takes the path of the file. */
    public static void main(String[] arguments) throws IOException {
        // Memory from the ring is freed when the kernel is done with it. A buffer from another arena must be kept until
        // then.
        try (IoUring ring = IoUring.open(1);
                Arena arena = ring.newArena()) {
            Fd file = Fd.of(run(ring, Openat.of(NativePath.of(Path.of(arguments[0]), arena))));
            MemorySegment buffer = arena.allocate(4096);
            // A read may return less than the buffer holds. Only 0 is the end of the file.
            long offset = 0;
            for (int bytes = read(ring, file, buffer, offset); bytes > 0; bytes = read(ring, file, buffer, offset)) {
                System.out.write(buffer.asSlice(0, bytes).toArray(ValueLayout.JAVA_BYTE));
                offset += bytes;
            }
            System.out.flush();
            run(ring, Close.of(file));
        }
    }

    private static int read(IoUring ring, Fd file, MemorySegment buffer, long offset) throws IOException {
        return run(ring, Read.of(file, buffer).offset(offset));
    }

    private static int run(IoUring ring, Operation<?> operation) throws IOException {
        ring.submission().push(operation);
        ring.submitAndWait(1);
        Cqe completion = ring.completion().poll();
        // An operation that fails throws nothing: its result is the negative errno.
        if (completion.isError()) {
            throw new IOException(operation + " failed: " + completion);
        }
        return completion.result();
    }
}
