package dev.uring.bench.comparison.peer;

import static dev.uring.bench.comparison.program.RandomBlocks.BLOCK;
import static org.lwjgl.system.linux.liburing.LibURing.io_uring_prep_read;

import dev.uring.bench.comparison.program.Libc;
import dev.uring.bench.comparison.program.RandomBlocks;
import dev.uring.bench.comparison.program.Workload;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.lwjgl.system.MemoryUtil;
import org.lwjgl.system.linux.liburing.IOURingSQE;

/** Random reads of 4 KiB through LWJGL; each completion starts the next read. */
final class LwjglRead implements Workload {
    private final LwjglRing ring = new LwjglRing();
    private final RandomBlocks blocks;
    private final int file;
    private final ByteBuffer[] buffers;
    private final LwjglRing.Consumer completed = this::completed;

    LwjglRead(int depth, Path path) throws IOException {
        blocks = new RandomBlocks(Files.size(path));
        file = Libc.open(path);
        buffers = new ByteBuffer[depth];
        for (int i = 0; i < depth; i++) {
            buffers[i] = MemoryUtil.memAlignedAlloc(BLOCK, BLOCK);
            start(i);
        }
    }

    @Override
    public long run(int rounds) throws IOException {
        long operations = 0;
        for (int round = 0; round < rounds; round++) {
            ring.submitAndWait(1);
            operations += ring.forEach(completed);
        }
        return operations;
    }

    /** The buffers are left to the end of the process: reads are in flight. */
    @Override
    public void close() {
        ring.close();
    }

    private void completed(long slot, int result) {
        if (result != BLOCK) {
            throw new IllegalStateException("a read answers " + result);
        }
        start((int) slot);
    }

    private void start(int slot) {
        IOURingSQE entry = ring.next();
        io_uring_prep_read(entry, file, buffers[slot], blocks.next());
        entry.user_data(slot);
    }
}
