package dev.uring.internal.call;

import static dev.uring.kernel.RegisterOp.IORING_REGISTER_FILES;
import static dev.uring.kernel.RegisterOp.IORING_UNREGISTER_FILES;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.uring.backend.RingBackend;
import dev.uring.internal.setup.RingParts;
import java.lang.foreign.MemorySegment;

/**
 * Tells when the kernel is done with a closed ring. The write end of a pipe is made the ring's only registered file;
 * the kernel closes it when the last operation has ended, and the read end shows that.
 */
public final class ReleaseSignal {
    private final RingBackend backend;
    private final int readEnd;

    private ReleaseSignal(RingBackend backend, int readEnd) {
        this.backend = backend;
        this.readEnd = readEnd;
    }

    /** Prepares a ring that will be closed next; null when the backend has no pipes or a restriction forbids it. */
    public static ReleaseSignal install(RingParts parts) {
        RingBackend backend = parts.backend();
        long reserved = parts.mapping().takePipe();
        long pipe = reserved >= 0 ? reserved : backend.openPipe();
        if (pipe < 0) {
            return null;
        }
        int readEnd = (int) pipe;
        boolean registered = false;
        try {
            registered = register(parts, (int) (pipe >>> 32));
        } finally {
            if (!registered) {
                backend.closeDescriptor(readEnd);
            }
        }
        return registered ? new ReleaseSignal(backend, readEnd) : null;
    }

    /** Makes a descriptor the ring's only registered file, and closes it; whether the kernel took it. */
    private static boolean register(RingParts parts, int writeEnd) {
        try {
            MemorySegment file = parts.backend().argumentMemory().allocateFrom(JAVA_INT, writeEnd);
            // Operations that use registered files hold on to them by themselves.
            parts.handle().register(IORING_UNREGISTER_FILES, MemorySegment.NULL, 0);
            return parts.handle().register(IORING_REGISTER_FILES, file, 1) >= 0;
        } finally {
            parts.backend().closeDescriptor(writeEnd);
        }
    }

    /** Waits until the kernel is done; false when the time ran out. */
    public boolean await(long nanos) {
        int result = backend.awaitHangUp(readEnd, (int) Math.min(Integer.MAX_VALUE, nanos / 1_000_000 + 1));
        backend.closeDescriptor(readEnd);
        return result > 0;
    }
}
