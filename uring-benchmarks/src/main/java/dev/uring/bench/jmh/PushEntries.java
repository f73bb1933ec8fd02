package dev.uring.bench.jmh;

import dev.uring.Fd;
import dev.uring.IoUring;
import dev.uring.Sqe;
import dev.uring.SubmissionQueue;
import dev.uring.op.file.Read;
import dev.uring.op.ring.Nop;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
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

/** Fills the submission queue; the kernel empties it between two measured invocations. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(PushEntries.ENTRIES)
@Fork(2)
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class PushEntries {
    static final int ENTRIES = 256;

    private final MemorySegment buffer = Arena.global().allocate(64);
    private final Sqe detached = Nop.of().build();
    private final Nop kept = Nop.of();

    /** No such descriptor: the kernel refuses the reads at once. */
    private final Fd file = Fd.of(Integer.MAX_VALUE);

    private IoUring ring;
    private SubmissionQueue queue;

    @Setup
    public void open() throws IOException {
        ring = IoUring.open(ENTRIES);
        queue = ring.submission();
    }

    /** Takes a few microseconds, a hundred times what the clock takes that JMH reads around it. */
    @TearDown(Level.Invocation)
    public void empty() throws IOException {
        ring.submitAndWait(ENTRIES);
        ring.completion().forEach((userData, result, flags) -> {});
    }

    @TearDown
    public void close() throws IOException {
        ring.close();
    }

    /** A new builder for each. */
    @Benchmark
    public void nop() {
        for (int i = 0; i < ENTRIES; i++) {
            queue.push(Nop.of().userData(i));
        }
    }

    /** A new builder with more fields for each. */
    @Benchmark
    public void read() {
        for (int i = 0; i < ENTRIES; i++) {
            queue.push(Read.of(file, buffer).offset(i).userData(i));
        }
    }

    /** One builder for all. */
    @Benchmark
    public void keptBuilder() {
        for (int i = 0; i < ENTRIES; i++) {
            queue.push(kept.userData(i));
        }
    }

    /** One entry for all, built before. */
    @Benchmark
    public void detachedEntry() {
        for (int i = 0; i < ENTRIES; i++) {
            queue.push(detached);
        }
    }
}
