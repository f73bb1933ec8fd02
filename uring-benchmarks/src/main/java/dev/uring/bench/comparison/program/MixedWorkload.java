package dev.uring.bench.comparison.program;

import dev.uring.SubmissionQueue;
import dev.uring.kernel.Errno;
import dev.uring.op.file.Read;
import dev.uring.op.file.Write;
import dev.uring.op.net.Accept;
import dev.uring.op.net.MsgFlags;
import dev.uring.op.net.Recv;
import dev.uring.op.net.Send;
import dev.uring.op.ring.Nop;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** Operations of several kinds by turns, each described by a builder of its own. */
final class MixedWorkload extends RingWorkload {
    private static final int BATCH = 30;

    private final Arena arena = Arena.ofConfined();
    private final MemorySegment buffer = arena.allocate(Targets.SIZE);
    private final Targets targets;
    private final Kind[] kinds;

    MixedWorkload(Kind... kinds) throws IOException {
        super(BATCH, Reading.FOR_EACH);
        this.kinds = kinds;
        targets = new Targets(ring);
    }

    @Override
    void push(SubmissionQueue queue, int place) {
        switch (kind(place)) {
            case NOP -> queue.push(Nop.of().userData(place));
            case READ -> queue.push(Read.of(targets.zero, buffer).offset(place).userData(place));
            case WRITE ->
                queue.push(Write.of(targets.sink, buffer).offset(place).userData(place));
            case SEND -> queue.push(Send.of(targets.messages, buffer).userData(place));
            case RECV ->
                queue.push(Recv.of(targets.messages, buffer)
                        .flags(MsgFlags.MSG_PEEK)
                        .userData(place));
            case ACCEPT -> queue.push(Accept.of(targets.listener).dontWait(true).userData(place));
        }
    }

    @Override
    int expected(int place) {
        return switch (kind(place)) {
            case NOP -> 0;
            case ACCEPT -> -Errno.EAGAIN;
            default -> Targets.SIZE;
        };
    }

    @Override
    public void close() throws IOException {
        targets.close();
        super.close();
        arena.close();
    }

    private Kind kind(int place) {
        return kinds[place % kinds.length];
    }
}
