package dev.uring.examples;

import dev.uring.Cqe;
import dev.uring.Fd;
import dev.uring.FixedBuffer;
import dev.uring.IoUring;
import dev.uring.Operation;
import dev.uring.op.file.Close;
import dev.uring.op.file.ReadFixed;
import dev.uring.op.path.NativePath;
import dev.uring.op.path.Openat;
import dev.uring.register.RegisteredBuffers;
import dev.uring.register.RegisteredFile;
import dev.uring.register.RegisteredFiles;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.zip.CRC32;

/**
 * Computes the checksum of a file through a registered file and a registered buffer. The kernel looks both up once, instead of
 * with each operation: that pays for a descriptor or a buffer that is used often.
 */
public final class RegisteredIo {
    private static final int BUFFER = 64 << 10;

    private RegisteredIo() {}

    /** Takes the path of the file. */
    public static void main(String[] arguments) throws IOException {
        CRC32 checksum = new CRC32();
        try (IoUring ring = IoUring.open(2);
                Arena arena = ring.newArena();
                RegisteredFiles files = RegisteredFiles.sparse(ring, 1);
                // Its memory belongs to the ring, which frees it when nothing is in flight.
                RegisteredBuffers buffers = RegisteredBuffers.allocate(ring, 1, BUFFER);
                RegisteredFile file = open(ring, files, arena, Path.of(arguments[0]))) {
            FixedBuffer buffer = buffers.get(0);
            long offset = 0;
            int bytes = run(ring, ReadFixed.of(file.fd(), buffer));
            while (bytes > 0) {
                checksum.update(buffer.segment().asSlice(0, bytes).toArray(ValueLayout.JAVA_BYTE));
                offset += bytes;
                bytes = run(ring, ReadFixed.of(file.fd(), buffer).offset(offset));
            }
        }
        System.out.printf("%08x%n", checksum.getValue());
    }

    private static RegisteredFile open(IoUring ring, RegisteredFiles files, Arena arena, Path path) throws IOException {
        int descriptor = run(ring, Openat.of(NativePath.of(path, arena)));
        try {
            return files.register(descriptor);
        } finally {
            // The slot keeps the file open.
            run(ring, Close.of(Fd.of(descriptor)));
        }
    }

    private static int run(IoUring ring, Operation<?> operation) throws IOException {
        ring.submission().push(operation);
        ring.submitAndWait(1);
        Cqe completion = ring.completion().poll();
        if (completion.isError()) {
            throw new IOException(operation + " failed: " + completion);
        }
        return completion.result();
    }
}
