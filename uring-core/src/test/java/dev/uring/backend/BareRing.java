package dev.uring.backend;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.testing.TestBackend;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** A ring that is set up but not mapped, to make calls on through the bare backend. */
final class BareRing implements AutoCloseable {
    private static final int PARAMS_SIZE = 120;
    private static final int PARAMS_FLAGS = 8;

    final RingBackend backend;
    final Arena memory;
    final int fd;

    BareRing(TestBackend kind, int flags) {
        this(kind.create(), kind.newMemory(), flags);
    }

    BareRing(RingBackend backend, Arena memory, int flags) {
        this.backend = backend;
        this.memory = memory;
        fd = backend.setup(4, params(backend, flags));
        assertTrue(fd >= 0, () -> "io_uring_setup: " + fd);
    }

    static MemorySegment params(RingBackend backend, int flags) {
        MemorySegment params = backend.argumentMemory().allocate(PARAMS_SIZE, Long.BYTES);
        params.set(JAVA_INT, PARAMS_FLAGS, flags);
        return params;
    }

    /** Zeroed argument memory. */
    MemorySegment argument(long size) {
        return backend.argumentMemory().allocate(size, Long.BYTES);
    }

    int register(int operation, MemorySegment argument, int count) {
        return backend.register(fd, operation, argument, count);
    }

    @Override
    public void close() {
        backend.closeDescriptor(fd);
        backend.close();
        memory.close();
    }
}
