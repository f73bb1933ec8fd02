package dev.uring.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.uring.Cqe;
import dev.uring.Fd;
import dev.uring.FixedBuffer;
import dev.uring.IoUring;
import dev.uring.Operation;
import dev.uring.backend.RingBackend;
import dev.uring.kernel.Errno;
import dev.uring.op.ring.AsyncCancelAny;
import dev.uring.op.ring.FilesUpdate;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A ring with memory of its own, for tests that submit an operation and look at its completion. The thread that uses it
 * first owns it.
 */
public final class TestRing implements AutoCloseable {
    private static final int ENTRIES = 32;
    private static final int FILE_SLOTS = 16;
    private static final int IORING_REGISTER_BUFFERS = 0;
    private static final int IORING_REGISTER_FILES = 2;
    private static final int IORING_REGISTER_PERSONALITY = 9;
    private static final long CLOSING = -1;

    private final RingKind kind;
    private final TestBackend backendKind;
    private final int setupFlags;
    private final List<TestRing> others = new ArrayList<>();
    private final List<Cqe> early = new ArrayList<>();
    private final Map<Long, Operation<?>> submitted = new HashMap<>();
    private RingBackend backend;
    private IoUring ring;
    private Arena arena;
    private int inFlight;
    private boolean hasFileTable;
    private int registeredFiles;

    TestRing(RingKind kind, TestBackend backend) {
        this(kind, backend, 0);
    }

    private TestRing(RingKind kind, TestBackend backend, int setupFlags) {
        this.kind = kind;
        backendKind = backend;
        this.setupFlags = setupFlags;
    }

    /** A second ring, of the same kind and backend, which is closed with this one. */
    public TestRing another(int setupFlags) {
        TestRing other = new TestRing(kind, backendKind, setupFlags);
        others.add(other);
        return other;
    }

    /** Memory that operations may point at. It lives until the ring is closed. */
    public Arena arena() {
        if (arena == null) {
            arena = backendKind.newMemory();
        }
        return arena;
    }

    /** The way to the kernel. */
    public TestBackend backend() {
        return backendKind;
    }

    /** A NUL-terminated string. */
    public MemorySegment string(Object text) {
        return arena().allocateFrom(text.toString());
    }

    /** Memory holding bytes. */
    public MemorySegment bytes(byte... bytes) {
        MemorySegment segment = arena().allocate(Math.max(1, bytes.length)).asSlice(0, bytes.length);
        return segment.copyFrom(MemorySegment.ofArray(bytes));
    }

    /** Memory holding the bytes of a text. */
    public MemorySegment text(String text) {
        return bytes(text.getBytes());
    }

    /** Memory holding C ints. */
    public MemorySegment ints(int... values) {
        return arena().allocateFrom(ValueLayout.JAVA_INT, values);
    }

    /** The ring as other rings see it. */
    public Fd fd() throws IOException {
        return Fd.of(ring().fd());
    }

    /** Submits operations together without waiting. */
    public void submit(Operation<?>... operations) throws IOException {
        for (Operation<?> operation : operations) {
            ring().submission().push(operation);
            submitted.put(operation.userData(), operation);
        }
        inFlight += operations.length;
        assertEquals(operations.length, ring.submit(), "submitted");
        // A submission thread starts them in its own time, and never while the ring is disabled.
        while (ring.submission().pending() > 0) {
            Thread.onSpinWait();
        }
    }

    /** The next completion with that user data; waits for it and keeps others for later. */
    public Cqe await(long userData) throws IOException {
        for (Cqe cqe : early) {
            if (cqe.userData() == userData) {
                early.remove(cqe);
                return cqe;
            }
        }
        while (true) {
            Cqe cqe = reap();
            if (cqe.userData() == userData) {
                return cqe;
            }
            early.add(cqe);
        }
    }

    /** Says that a completion will come that no operation of this ring answers for. */
    public void expectMessage() {
        inFlight++;
    }

    /** The next completion, which another ring posted. */
    public Cqe awaitMessage() throws IOException {
        expectMessage();
        return reap();
    }

    /** Whether a completion is there, after the kernel was given the chance to post what it deferred. */
    public boolean hasCompletion() throws IOException {
        ring().submitter().getEvents();
        return !early.isEmpty() || ring.completion().ready() > 0;
    }

    /** Executes one operation and waits for its only completion. */
    public Cqe run(Operation<?> operation) throws IOException {
        submit(operation);
        return await(operation.userData());
    }

    /** Executes operations together and waits for the only completion of each; the results in the operations' order. */
    public List<Integer> runAll(Operation<?>... operations) throws IOException {
        for (int i = 0; i < operations.length; i++) {
            operations[i].userData(100 + i);
        }
        submit(operations);
        List<Integer> results = new ArrayList<>();
        for (Operation<?> operation : operations) {
            results.add(await(operation.userData()).result());
        }
        return results;
    }

    /** Executes an operation that has to succeed, and gives its result. */
    public int succeed(Operation<?> operation) throws IOException {
        int result = run(operation).result();
        assertTrue(result >= 0, () -> operation + " failed with " + Errno.name(-result));
        return result;
    }

    /** Executes an operation that has to fail. */
    public void fail(int errno, Operation<?> operation) throws IOException {
        int result = run(operation).result();
        assertEquals(Errno.name(errno), result < 0 ? Errno.name(-result) : "success", operation::toString);
    }

    /** Executes an operation, and skips the test when this kernel does not know it. */
    public int succeedIfKnown(Operation<?> operation) throws IOException {
        int result = run(operation).result();
        assumeTrue(
                result != -Errno.EINVAL,
                () -> operation + " came with kernel " + operation.since() + ", and this one answers EINVAL");
        assertTrue(result >= 0, () -> operation + " failed with " + Errno.name(-result));
        return result;
    }

    /** Gives the ring an empty file table of 16 slots. */
    public void registerFileTable() throws IOException {
        int[] empty = new int[FILE_SLOTS];
        Arrays.fill(empty, -1);
        register(IORING_REGISTER_FILES, argument().allocateFrom(ValueLayout.JAVA_INT, empty), FILE_SLOTS);
        hasFileTable = true;
    }

    /** Puts a descriptor into the next slot of the ring's file table. */
    public Fd registered(int descriptor) throws IOException {
        if (!hasFileTable) {
            registerFileTable();
        }
        succeed(FilesUpdate.of(ints(descriptor)).slot(registeredFiles));
        return Fd.fixed(registeredFiles++);
    }

    /** Registers memory as buffer 0. */
    public FixedBuffer registerBuffer(MemorySegment memory) throws IOException {
        register(IORING_REGISTER_BUFFERS, Native.iovecs(argument(), memory), 1);
        return FixedBuffer.unchecked(0, memory);
    }

    /** Registers the credentials of this process; their id. */
    public int registerPersonality() throws IOException {
        return register(IORING_REGISTER_PERSONALITY, MemorySegment.NULL, 0);
    }

    @Override
    public void close() throws IOException {
        for (TestRing other : others) {
            other.close();
        }
        if (ring != null) {
            // The kernel would go on writing to memory of requests that outlive the ring.
            cancelAll();
            if (backendKind == TestBackend.OCALL
                    && !ring.close(Duration.ofSeconds(5)).finished()) {
                // Nothing but counting tells that operations have ended, and here it does not hold.
                return;
            }
            ring.close();
        }
        if (arena != null) {
            arena.close();
        }
    }

    private void cancelAll() throws IOException {
        if (inFlight > 0) {
            submit(AsyncCancelAny.of().userData(CLOSING));
        }
        while (inFlight > 0) {
            reap();
        }
    }

    private IoUring ring() throws IOException {
        if (ring == null) {
            backend = backendKind.create();
            ring = kind.apply(IoUring.builder(ENTRIES))
                    .flags(setupFlags)
                    .backend(() -> backend)
                    .open();
        }
        return ring;
    }

    private Cqe reap() throws IOException {
        assertTrue(inFlight > 0, "nothing is in flight that could complete");
        ring().submitAndWait(1);
        Cqe cqe = ring.completion().poll();
        if (!cqe.hasMore()) {
            inFlight--;
        }
        Operation<?> operation = submitted.get(cqe.userData());
        if (operation != null) {
            OperationLog.completed(operation, cqe.result());
        }
        return cqe;
    }

    private SegmentAllocator argument() throws IOException {
        ring();
        return backend.argumentMemory();
    }

    private int register(int operation, MemorySegment argument, int count) throws IOException {
        int result = backend.register(ring().fd(), operation, argument, count);
        assertTrue(result >= 0, () -> "register " + operation + " failed with " + Errno.name(-result));
        return result;
    }
}
