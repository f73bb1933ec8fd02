package dev.uring.bench.comparison.program;

import static dev.uring.bench.comparison.program.RandomBlocks.BLOCK;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.CompletionHandler;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Random reads of 4 KiB through an AsynchronousFileChannel; each completion starts the next read. */
final class AsynchronousFileWorkload implements Workload, CompletionHandler<Integer, ByteBuffer> {
    private final AsynchronousFileChannel file;
    private final RandomBlocks blocks;
    private final BlockingQueue<ByteBuffer> free;
    private final ExecutorService threads;
    private volatile Throwable failure;

    /** As many threads as can be busy: from the page cache as there are CPUs, from the disk as there are reads. */
    AsynchronousFileWorkload(int depth, Path path, String mode) throws IOException {
        threads = Executors.newFixedThreadPool(
                mode.equals("direct")
                        ? depth
                        : Math.min(depth, Runtime.getRuntime().availableProcessors()));
        file = AsynchronousFileChannel.open(path, FileChannelWorkload.options(mode), threads);
        blocks = new RandomBlocks(Files.size(path));
        free = new ArrayBlockingQueue<>(depth);
        for (int i = 0; i < depth; i++) {
            free.add(ByteBuffer.allocateDirect(2 * BLOCK).alignedSlice(BLOCK).limit(BLOCK));
        }
    }

    @Override
    public long run(int rounds) throws Exception {
        for (int round = 0; round < rounds; round++) {
            ByteBuffer buffer = free.take();
            file.read(buffer.position(0), blocks.next(), buffer, this);
        }
        if (failure != null) {
            throw new IOException(failure);
        }
        return rounds;
    }

    @Override
    public void completed(Integer result, ByteBuffer buffer) {
        if (result != BLOCK) {
            failure = new IOException("a read was short");
        }
        free.add(buffer);
    }

    @Override
    public void failed(Throwable failure, ByteBuffer buffer) {
        this.failure = failure;
        free.add(buffer);
    }

    @Override
    public void close() throws IOException {
        file.close();
        threads.shutdown();
    }
}
