package dev.uring.scenario;

import dev.uring.CompletionQueue;
import dev.uring.Cqe;
import dev.uring.CqeBatch;
import dev.uring.CqeConsumer;
import dev.uring.CqeCursor;
import dev.uring.Fd;
import dev.uring.IoUring;
import dev.uring.Operation;
import dev.uring.kernel.SetupFlags;
import dev.uring.op.file.ReadProvided;
import dev.uring.op.ring.Nop;
import dev.uring.register.BufferRing;
import dev.uring.register.RegisteredBuffers;
import dev.uring.register.RegisteredFile;
import dev.uring.register.RegisteredFiles;
import dev.uring.testing.Libc;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.function.Executable;

/** A ring with all kinds of resources, whose completions are read while a call is made. */
final class BusyRing implements AutoCloseable {
    private static final int COMPLETIONS = 6;

    final Arena arena = Arena.ofShared();
    final int[] pipe = Libc.pipe();
    final int eventFd = Libc.eventFd();
    final CqeBatch batch = new CqeBatch(8);
    final IoUring ring;
    final BufferRing buffers;
    final RegisteredBuffers table;
    final RegisteredFiles files;
    final RegisteredFile file;
    final MemorySegment memory = arena.allocate(256);

    /** The completion at which the call is made. */
    int result;

    int flags;
    long lease;

    private final List<Long> expected = new ArrayList<>();
    private final List<Long> seen = new ArrayList<>();
    private boolean called;
    private boolean closed;

    BusyRing() throws IOException {
        ring = IoUring.builder(16)
                .flags(SetupFlags.IORING_SETUP_SQE128 | SetupFlags.IORING_SETUP_CQE32)
                .waitRegion(2)
                .open();
        buffers = BufferRing.register(ring, 0, 2, 64);
        table = RegisteredBuffers.sparse(ring, 4);
        table.register(memory);
        files = RegisteredFiles.sparse(ring, 4, 2);
        file = files.register(pipe[1]);
        Libc.write(pipe[1], "data");
        ring.submission().push(expect(ReadProvided.of(Fd.of(pipe[0]), 0).userData(1)));
        ring.submitAndWait(1);
        for (int i = 2; i <= COMPLETIONS; i++) {
            ring.submission().push(expect(Nop.of().userData(i)));
        }
        ring.submitAndWait(COMPLETIONS);
    }

    /** Says that an operation is going to be submitted. */
    <O extends Operation<?>> O expect(O operation) {
        expected.add(operation.userData());
        return operation;
    }

    /** Says that the call was refused, so that what it was to submit does not arrive. */
    void refused() {
        expected.removeIf(userData -> userData > COMPLETIONS);
    }

    /** Says that a completion was read. */
    void saw(long userData) {
        seen.add(userData);
    }

    /** Reads all completions, and makes a call at the first one, which has a buffer. */
    void read(ReentrantCallsTest.Reading reading, Executable call) throws Throwable {
        List<Throwable> thrown = new ArrayList<>();
        CqeConsumer consumer = (userData, result, flags) -> {
            saw(userData);
            if (!called) {
                called = true;
                this.result = result;
                this.flags = flags;
                try {
                    call.execute();
                } catch (Throwable e) {
                    thrown.add(e);
                }
            }
        };
        CompletionQueue queue = ring.completion();
        switch (reading) {
            case FOR_EACH -> queue.forEach(consumer);
            case FOR_EACH_LARGE ->
                queue.forEachLarge((userData, result, flags, _, _) -> consumer.accept(userData, result, flags));
            case CURSOR -> {
                CqeCursor cursor = queue.cursor();
                while (!closed && cursor.next()) {
                    consumer.accept(cursor.userData(), cursor.result(), cursor.flags());
                }
            }
            case PIECE -> queue.forEach((userData, result, flags) -> readPieces(consumer, userData, result, flags));
        }
        for (Throwable failure : thrown) {
            throw failure;
        }
    }

    private void readPieces(CqeConsumer consumer, long userData, int result, int flags) {
        if (userData != 1) {
            saw(userData);
            return;
        }
        buffers.forEach(result, flags, (piece, _, _) -> {
            lease = piece;
            consumer.accept(userData, result, flags);
        });
    }

    /** Takes what a call returned. */
    void returned(Method method, Object value) {
        // That of a cursor was read already.
        if (value instanceof Cqe cqe && List.of("poll", "execute").contains(method.getName())) {
            saw(cqe.userData());
        }
        if (method.getName().equals("next") && (boolean) value) {
            saw(ring.completion().cursor().userData());
        }
        for (int i = 0; i < batch.size(); i++) {
            saw(batch.userData(i));
        }
        closed = method.getDeclaringClass() == IoUring.class && method.getName().equals("close");
    }

    boolean wasCalled() {
        return called;
    }

    boolean isOpen() {
        return !closed;
    }

    /** The user data of all that was submitted. */
    List<Long> expected() {
        return expected.stream().sorted().toList();
    }

    /** The user data of all that has arrived until now. */
    List<Long> seen() {
        return seen;
    }

    /** The user data of all that has arrived when everything has ended. */
    List<Long> arrived() throws IOException {
        ring.submit();
        while (ring.inFlight() > ring.completion().ready()) {
            ring.submitter().submitAndWait(ring.completion().ready() + 1, Duration.ofSeconds(5));
        }
        ring.completion().forEach((userData, _, _) -> saw(userData));
        return seen.stream().sorted().toList();
    }

    @Override
    public void close() throws IOException {
        ring.close();
        Libc.close(pipe);
        Libc.close(eventFd);
        arena.close();
    }
}
