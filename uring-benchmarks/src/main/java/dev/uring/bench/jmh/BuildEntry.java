package dev.uring.bench.jmh;

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
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Describes an operation with a new builder and writes its entry into a slot, for the ten operations used most. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class BuildEntry {
    private static final int KINDS = 10;

    private final MemorySegment slot = Arena.global().allocate(64, 64);
    private final MemorySegment buffer = Arena.global().allocate(4096);
    private final FixedBuffer fixed = FixedBuffer.unchecked(1, buffer);
    private final Fd file = Fd.of(3);
    private long i;

    @Benchmark
    public void read() {
        Read.of(file, buffer).offset(i).userData(i++).build(slot);
    }

    @Benchmark
    public void write() {
        Write.of(file, buffer).offset(i).userData(i++).build(slot);
    }

    @Benchmark
    public void readFixed() {
        ReadFixed.of(file, fixed).offset(i).userData(i++).build(slot);
    }

    @Benchmark
    public void writeFixed() {
        WriteFixed.of(file, fixed).offset(i).userData(i++).build(slot);
    }

    @Benchmark
    public void fsync() {
        Fsync.of(file).userData(i++).build(slot);
    }

    @Benchmark
    public void send() {
        Send.of(file, buffer).userData(i++).build(slot);
    }

    @Benchmark
    public void recv() {
        Recv.of(file, buffer).userData(i++).build(slot);
    }

    @Benchmark
    public void accept() {
        Accept.of(file).userData(i++).build(slot);
    }

    @Benchmark
    public void pollAdd() {
        PollAdd.of(file, PollEvents.POLLIN).userData(i++).build(slot);
    }

    @Benchmark
    public void timeout() {
        Timeout.of(buffer).userData(i++).build(slot);
    }

    /** All ten by turns. */
    @Benchmark
    public void mixed() {
        switch ((int) (i % KINDS)) {
            case 0 -> read();
            case 1 -> write();
            case 2 -> readFixed();
            case 3 -> writeFixed();
            case 4 -> fsync();
            case 5 -> send();
            case 6 -> recv();
            case 7 -> accept();
            case 8 -> pollAdd();
            default -> timeout();
        }
    }
}
