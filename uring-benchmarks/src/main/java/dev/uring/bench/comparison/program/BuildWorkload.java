package dev.uring.bench.comparison.program;

import dev.uring.Fd;
import dev.uring.FixedBuffer;
import dev.uring.IoUring;
import dev.uring.SubmissionQueue;
import dev.uring.UringException;
import dev.uring.op.file.Fsync;
import dev.uring.op.file.Read;
import dev.uring.op.file.ReadFixed;
import dev.uring.op.file.Write;
import dev.uring.op.file.WriteFixed;
import dev.uring.op.net.Accept;
import dev.uring.op.net.Recv;
import dev.uring.op.net.Send;
import dev.uring.op.poll.PollAdd;
import dev.uring.op.poll.PollEvents;
import dev.uring.op.time.Timeout;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** Describes operations with new builders and pushes them. They are taken back, so that the kernel sees none of them. */
final class BuildWorkload implements Workload {
    private static final int ENTRIES = 256;
    private static final int BUFFER_SIZE = 4096;

    /** What is built. */
    enum Form {
        READ,
        WRITE,
        READ_FIXED,
        WRITE_FIXED,
        FSYNC,
        SEND,
        RECV,
        ACCEPT,
        POLL_ADD,
        TIMEOUT
    }

    private final Form[] forms;
    private final IoUring ring = IoUring.open(ENTRIES);
    private final Arena arena = Arena.ofConfined();
    private final MemorySegment buffer = arena.allocate(BUFFER_SIZE);
    private final FixedBuffer registered = FixedBuffer.unchecked(1, buffer);
    private final Fd file = Fd.of(3);

    BuildWorkload(Form... forms) throws UringException {
        this.forms = forms;
    }

    @Override
    public long run(int rounds) {
        SubmissionQueue queue = ring.submission();
        int entries = 0;
        for (int round = 0; round < rounds; round++) {
            if (forms.length == 1) {
                pushOneKind(queue, forms[0]);
            } else {
                pushByTurns(queue);
            }
            entries += queue.discard();
        }
        return entries;
    }

    private void pushOneKind(SubmissionQueue queue, Form form) {
        for (int i = 0; i < ENTRIES; i++) {
            push(queue, form, i);
        }
    }

    private void pushByTurns(SubmissionQueue queue) {
        for (int turn = 0; turn < ENTRIES / forms.length; turn++) {
            for (Form form : forms) {
                push(queue, form, turn);
            }
        }
    }

    @Override
    public void close() throws IOException {
        ring.close();
        arena.close();
    }

    private void push(SubmissionQueue queue, Form form, long i) {
        switch (form) {
            case READ -> queue.push(Read.of(file, buffer).offset(i).userData(i));
            case WRITE -> queue.push(Write.of(file, buffer).offset(i).userData(i));
            case READ_FIXED ->
                queue.push(ReadFixed.of(file, registered).offset(i).userData(i));
            case WRITE_FIXED ->
                queue.push(WriteFixed.of(file, registered).offset(i).userData(i));
            case FSYNC -> queue.push(Fsync.of(file).userData(i));
            case SEND -> queue.push(Send.of(file, buffer).userData(i));
            case RECV -> queue.push(Recv.of(file, buffer).userData(i));
            case ACCEPT -> queue.push(Accept.of(file).userData(i));
            case POLL_ADD -> queue.push(PollAdd.of(file, PollEvents.POLLIN).userData(i));
            case TIMEOUT -> queue.push(Timeout.of(buffer).userData(i));
        }
    }
}
