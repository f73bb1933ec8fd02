package dev.uring.bench.comparison.program;

import dev.uring.CqeConsumer;
import dev.uring.Fd;
import dev.uring.IoUring;
import dev.uring.op.net.Recv;
import dev.uring.op.net.Send;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Receives that all wait in the kernel at once, each on a socket of its own. A send wakes one after the other; it is
 * started again together with the next send, so that their number stays.
 */
final class WaitingWorkload implements Workload {
    private static final int ENTRIES = 64;
    private static final int SIZE = 8;
    private static final long SENT = -1;

    private final Arena arena = Arena.ofShared();
    private final IoUring ring;
    private final MemorySegment message = arena.allocate(SIZE);
    private final Fd[] receivers;
    private final Fd[] senders;
    private final MemorySegment[] buffers;
    private final CqeConsumer completed = this::completed;
    private int next;

    WaitingWorkload(int count) throws IOException {
        ring = IoUring.open(ENTRIES);
        receivers = new Fd[count];
        senders = new Fd[count];
        buffers = new MemorySegment[count];
        for (int i = 0; i < count; i++) {
            int[] pair = Libc.socketpair();
            receivers[i] = Fd.of(pair[0]);
            senders[i] = Fd.of(pair[1]);
            buffers[i] = arena.allocate(SIZE);
            receive(i);
            // The queue has room for the receive and the send of a step.
            ring.submit();
        }
    }

    @Override
    public long run(int rounds) throws IOException {
        for (int round = 0; round < rounds; round++) {
            ring.submission().push(Send.of(senders[next], message).userData(SENT));
            next = next + 1 == senders.length ? 0 : next + 1;
            ring.submitAndWait(2);
            int count = ring.completion().forEach(completed);
            if (count != 2) {
                throw new IllegalStateException(count + " completions of a send and a receive");
            }
        }
        return 2L * rounds;
    }

    /** Closing the ring cancels what waits; the sockets end with the process. */
    @Override
    public void close() throws IOException {
        ring.close();
        arena.close();
    }

    private void completed(long userData, int result, int flags) {
        if (result != SIZE) {
            throw new IllegalStateException("a message of " + SIZE + " bytes answers " + result);
        }
        if (userData != SENT) {
            receive((int) userData);
        }
    }

    private void receive(int i) {
        ring.submission().push(Recv.of(receivers[i], buffers[i]).userData(i));
    }
}
