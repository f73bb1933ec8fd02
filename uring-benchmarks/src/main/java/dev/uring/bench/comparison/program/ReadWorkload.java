package dev.uring.bench.comparison.program;

import static dev.uring.bench.comparison.program.RandomBlocks.BLOCK;

import dev.uring.CqeConsumer;
import dev.uring.Fd;
import dev.uring.FixedBuffer;
import dev.uring.IoUring;
import dev.uring.op.file.Close;
import dev.uring.op.file.Read;
import dev.uring.op.file.ReadFixed;
import dev.uring.op.path.OpenFlags;
import dev.uring.op.path.Openat;
import dev.uring.register.RegisteredBuffers;
import dev.uring.register.RegisteredFiles;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;

/** Random reads of 4 KiB through the ring; each completion starts the next read. */
final class ReadWorkload implements Workload {
    private static final int ENTRIES = 256;

    private final Arena arena = Arena.ofShared();
    private final IoUring ring = IoUring.open(ENTRIES);
    private final RandomBlocks blocks;
    private final Fd descriptor;
    private final Fd file;
    private final MemorySegment[] buffers;
    private final FixedBuffer[] registered;
    private final long[] began;
    private final Latencies latencies;
    private final CqeConsumer completed = this::completed;

    /**
     * Opens a file and starts the first reads.
     *
     * @param mode "plain", "registered" (file and buffers) or "direct" (past the page cache)
     * @param timed whether each read is timed
     */
    ReadWorkload(int depth, Path path, String mode, boolean timed) throws IOException {
        began = new long[depth];
        latencies = Latencies.of(timed);
        blocks = new RandomBlocks(Files.size(path));
        int flags = OpenFlags.O_RDONLY | (mode.equals("direct") ? OpenFlags.O_DIRECT : 0);
        descriptor = Fd.of(
                Targets.run(ring, Openat.of(arena.allocateFrom(path.toString())).flags(flags)));
        buffers = new MemorySegment[depth];
        // In one piece, as in C: pieces of their own would each be followed by a page that nobody uses.
        MemorySegment memory = arena.allocate((long) depth * BLOCK, BLOCK);
        for (int i = 0; i < depth; i++) {
            buffers[i] = memory.asSlice((long) i * BLOCK, BLOCK);
        }
        if (mode.equals("registered")) {
            file = RegisteredFiles.of(ring, descriptor.value()).get(0).fd();
            RegisteredBuffers table = RegisteredBuffers.of(ring, buffers);
            registered = new FixedBuffer[depth];
            for (int i = 0; i < depth; i++) {
                registered[i] = table.get(i);
            }
        } else {
            file = descriptor;
            registered = null;
        }
        for (int i = 0; i < depth; i++) {
            start(i);
        }
    }

    @Override
    public long run(int rounds) throws IOException {
        long operations = 0;
        for (int round = 0; round < rounds; round++) {
            ring.submitAndWait(1);
            operations += ring.completion().forEach(completed);
        }
        return operations;
    }

    @Override
    public Latencies latencies() {
        return latencies;
    }

    @Override
    public void close() throws IOException {
        while (ring.inFlight() > 0) {
            ring.submitAndWait(1);
            ring.completion().forEach((userData, result, flags) -> {});
        }
        Targets.run(ring, Close.of(descriptor));
        ring.close();
        arena.close();
    }

    private void completed(long userData, int result, int flags) {
        if (result != BLOCK) {
            throw new IllegalStateException("a read answers " + result);
        }
        latencies.end(began[(int) userData]);
        start((int) userData);
    }

    private void start(int slot) {
        began[slot] = latencies.begin();
        long offset = blocks.next();
        if (registered != null) {
            ring.submission()
                    .push(ReadFixed.of(file, registered[slot]).offset(offset).userData(slot));
        } else {
            ring.submission().push(Read.of(file, buffers[slot]).offset(offset).userData(slot));
        }
    }
}
