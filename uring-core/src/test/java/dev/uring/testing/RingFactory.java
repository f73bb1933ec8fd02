package dev.uring.testing;

import dev.uring.IoUring;
import dev.uring.IoUringBuilder;
import dev.uring.UringException;
import dev.uring.kernel.Errno;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.opentest4j.TestAbortedException;

/** Opens the rings of one run of a {@link RingTest}, all of one kind on one backend, and gives the memory that they work on. */
public final class RingFactory implements AutoCloseable {
    private final RingKind kind;
    private final TestBackend backend;
    private final Deque<IoUring> rings = new ArrayDeque<>();
    private Arena memory;

    RingFactory(RingKind kind, TestBackend backend) {
        this.kind = kind;
        this.backend = backend;
    }

    /** The kind of all rings of this run. */
    public RingKind kind() {
        return kind;
    }

    /** The backend of all rings of this run. */
    public TestBackend backend() {
        return backend;
    }

    /** Opens a ring, which is closed after the test unless the test closes it. */
    public IoUring open(int entries) throws IOException {
        return open(builder(entries));
    }

    /**
     * Opens a ring made from {@link #builder}, which is closed after the test unless the test closes it.
     *
     * @throws TestAbortedException when this kernel lacks the kind of ring
     */
    public IoUring open(IoUringBuilder builder) throws IOException {
        IoUring ring;
        try {
            ring = builder.open();
        } catch (UringException e) {
            if (e.errno() == Errno.EINVAL && !isSupported()) {
                throw new TestAbortedException("this kernel has no ring of the kind " + kind + ": " + e.getMessage());
            }
            throw e;
        }
        rings.push(ring);
        return ring;
    }

    /** A ring of this kind on this backend, to add to. */
    public IoUringBuilder builder(int entries) {
        return kind.apply(IoUring.builder(entries).backend(backend::create));
    }

    /** The memory for everything that entries point at. It is freed after the test, when the rings are closed. */
    public Arena memory() {
        if (memory == null) {
            memory = backend.newMemory();
        }
        return memory;
    }

    /**
     * Closes the rings, then frees their memory; a ring that cannot be closed keeps its memory. In an enclave nothing but
     * counting tells that operations have ended, and where that does not hold the memory is kept.
     */
    @Override
    public void close() throws IOException {
        boolean finished = true;
        while (!rings.isEmpty()) {
            IoUring ring = rings.pop();
            if (backend == TestBackend.OCALL) {
                finished &= ring.close(Duration.ofSeconds(5)).finished();
            } else {
                ring.close();
            }
        }
        if (memory != null && finished) {
            memory.close();
        }
    }

    @Override
    public String toString() {
        return kind + " on " + backend;
    }

    private boolean isSupported() {
        try {
            builder(8).open().close();
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
