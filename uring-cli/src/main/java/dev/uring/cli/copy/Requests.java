package dev.uring.cli.copy;

import dev.uring.IoUring;
import dev.uring.Operation;
import dev.uring.UringException;
import dev.uring.kernel.Errno;
import dev.uring.op.file.Close;
import dev.uring.op.path.NativePath;
import dev.uring.op.path.Openat;
import java.lang.foreign.Arena;
import java.nio.file.Path;

/** Single operations, one after the other: each is submitted and awaited. */
final class Requests {
    private final IoUring ring;
    private int result;

    /** For a ring with nothing in flight. */
    Requests(IoUring ring) {
        this.ring = ring;
    }

    /** Runs an operation: its result, or {@code -errno}. */
    int run(Operation<?> operation) throws UringException {
        ring.submission().push(operation);
        ring.submitter().submitAndWait(1);
        ring.completion().forEach((userData, result, flags) -> this.result = result);
        return result;
    }

    /** Runs a read or a write, again when a signal came before its first byte. */
    int transfer(Operation<?> operation) throws UringException {
        int transferred;
        do {
            transferred = run(operation);
        } while (transferred == -Errno.EINTR);
        return transferred;
    }

    /**
     * Opens a file: its descriptor, or {@code -errno}. A worker thread does it, because the kernel's first try on this
     * one would not wait for the other end of a pipe: it would fail, or read the end of the file at once.
     */
    int open(Path path, int flags, int mode) throws UringException {
        try (Arena arena = Arena.ofConfined()) {
            return run(Openat.of(NativePath.of(path, arena))
                    .flags(flags)
                    .mode(mode)
                    .async());
        }
    }

    /** Closes a file: 0, or {@code -errno} of a write that failed late. */
    int close(OpenFile file) throws UringException {
        return run(Close.of(file.fd()));
    }
}
