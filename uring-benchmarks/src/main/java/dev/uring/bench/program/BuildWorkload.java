package dev.uring.bench.program;

import dev.uring.Fd;
import dev.uring.FixedBuffer;
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
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;

/** Describes operations with new builders and writes their entries into a slot. The kernel sees none of them. */
final class BuildWorkload implements Workload {
    private static final int BATCH = 1000;
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
    private final Arena arena = Arena.ofConfined();
    private final MemorySegment slot = arena.allocate(64, 64);
    private final MemorySegment buffer = arena.allocate(BUFFER_SIZE);
    private final FixedBuffer registered = FixedBuffer.unchecked(1, buffer);
    private final Fd file = Fd.of(3);

    BuildWorkload(Form... forms) {
        this.forms = forms;
    }

    @Override
    public long run(int rounds) {
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < BATCH; ) {
                for (int kind = 0; kind < forms.length; kind++) {
                    build(forms[kind], i++);
                    // Costs no instruction on x86-64. It keeps the compiler from leaving out stores that the next entry
                    // overwrites.
                    VarHandle.releaseFence();
                }
            }
        }
        return (long) rounds * BATCH;
    }

    @Override
    public void close() {
        arena.close();
    }

    private void build(Form form, long i) {
        switch (form) {
            case READ -> Read.of(file, buffer).offset(i).userData(i).build(slot);
            case WRITE -> Write.of(file, buffer).offset(i).userData(i).build(slot);
            case READ_FIXED ->
                ReadFixed.of(file, registered).offset(i).userData(i).build(slot);
            case WRITE_FIXED ->
                WriteFixed.of(file, registered).offset(i).userData(i).build(slot);
            case FSYNC -> Fsync.of(file).userData(i).build(slot);
            case SEND -> Send.of(file, buffer).userData(i).build(slot);
            case RECV -> Recv.of(file, buffer).userData(i).build(slot);
            case ACCEPT -> Accept.of(file).userData(i).build(slot);
            case POLL_ADD -> PollAdd.of(file, PollEvents.POLLIN).userData(i).build(slot);
            case TIMEOUT -> Timeout.of(buffer).userData(i).build(slot);
        }
    }
}
