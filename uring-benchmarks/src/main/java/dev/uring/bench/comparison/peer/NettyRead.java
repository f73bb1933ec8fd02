package dev.uring.bench.comparison.peer;

import static dev.uring.bench.comparison.program.RandomBlocks.BLOCK;

import dev.uring.bench.comparison.program.Libc;
import dev.uring.bench.comparison.program.RandomBlocks;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Random reads of 4 KiB through Netty's io_uring event loop; each completion starts the next read. */
final class NettyRead extends NettyWorkload {
    private static final byte IORING_OP_READ = 22;

    private final RandomBlocks blocks;
    private final int file;
    private final ByteBuf[] buffers;
    private int reads;
    private int started;
    private int ended;

    NettyRead(int depth, Path path) throws IOException {
        blocks = new RandomBlocks(Files.size(path));
        file = Libc.open(path);
        buffers = new ByteBuf[depth];
        for (int i = 0; i < depth; i++) {
            buffers[i] = Unpooled.directBuffer(BLOCK);
        }
    }

    @Override
    void begin(int rounds) {
        reads = rounds * buffers.length;
        started = 0;
        ended = 0;
        for (int i = 0; i < buffers.length; i++) {
            start(i);
        }
    }

    @Override
    void completed(long slot, int result) {
        if (result != BLOCK) {
            throw new IllegalStateException("a read answers " + result);
        }
        ended++;
        if (started < reads) {
            start((int) slot);
        } else if (ended == reads) {
            end(reads);
        }
    }

    private void start(int slot) {
        started++;
        submit(IORING_OP_READ, file, blocks.next(), buffers[slot].memoryAddress(), BLOCK, slot);
    }
}
