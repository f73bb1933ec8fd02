package dev.uring.bench.jmh;

import dev.uring.Cqe;
import dev.uring.CqeBatch;
import dev.uring.CqeConsumer;
import dev.uring.CqeCursor;
import dev.uring.IoUring;
import dev.uring.op.ring.Nop;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Empties the completion queue in each style; the kernel fills it between two measured invocations. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(ReadCompletions.ENTRIES)
@Fork(2)
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class ReadCompletions {
    static final int ENTRIES = 256;

    private final CqeBatch batch = new CqeBatch(ENTRIES);
    private final CqeConsumer consumer = this::add;
    private IoUring ring;
    private long sum;

    @Setup
    public void open() throws IOException {
        ring = IoUring.open(ENTRIES);
    }

    @Setup(Level.Invocation)
    public void fill() throws IOException {
        for (int i = 0; i < ENTRIES; i++) {
            ring.submission().push(Nop.of().userData(i));
        }
        ring.submitAndWait(ENTRIES);
        sum = 0;
    }

    @TearDown
    public void close() throws IOException {
        ring.close();
    }

    @Benchmark
    public long forEach() {
        ring.completion().forEach(consumer);
        return sum;
    }

    @Benchmark
    public long cursor() {
        long total = 0;
        CqeCursor cursor = ring.completion().cursor();
        while (cursor.next()) {
            total += cursor.userData() + cursor.result();
        }
        return total;
    }

    @Benchmark
    public long batch() {
        long total = 0;
        int count = ring.completion().drainTo(batch);
        for (int i = 0; i < count; i++) {
            total += batch.userData(i) + batch.result(i);
        }
        return total;
    }

    /** The convenient style, which hands out objects. */
    @Benchmark
    public long poll() {
        long total = 0;
        for (Cqe cqe = ring.completion().poll();
                cqe != null;
                cqe = ring.completion().poll()) {
            total += cqe.userData() + cqe.result();
        }
        return total;
    }

    private void add(long userData, int result, int flags) {
        sum += userData + result;
    }
}
