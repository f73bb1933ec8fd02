package dev.uring.bench.comparison.program;

import static dev.uring.bench.comparison.program.RandomBlocks.BLOCK;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/** Random reads of 4 KiB through a FileChannel, one after the other, into memory outside the heap. */
final class FileChannelWorkload implements Workload {
    private final FileChannel file;
    private final RandomBlocks blocks;
    private final Latencies latencies;
    private final ByteBuffer buffer =
            ByteBuffer.allocateDirect(2 * BLOCK).alignedSlice(BLOCK).limit(BLOCK);

    /** The given one of several readers, counted from 0, which times each read or not. */
    FileChannelWorkload(Path path, String mode, int reader, boolean timed) throws IOException {
        latencies = Latencies.of(timed);
        file = FileChannel.open(path, options(mode));
        blocks = new RandomBlocks(Files.size(path), reader);
    }

    /** How to open a file: "direct" means past the page cache. */
    static Set<OpenOption> options(String mode) throws IOException {
        return mode.equals("direct") ? Set.of(StandardOpenOption.READ, direct()) : Set.of(StandardOpenOption.READ);
    }

    @Override
    public long run(int rounds) throws IOException {
        for (int round = 0; round < rounds; round++) {
            buffer.position(0);
            long began = latencies.begin();
            if (file.read(buffer, blocks.next()) != BLOCK) {
                throw new IllegalStateException("a read was short");
            }
            latencies.end(began);
        }
        return rounds;
    }

    @Override
    public Latencies latencies() {
        return latencies;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /** The option that passes by the page cache; javac warns about every mention of its class. */
    private static OpenOption direct() throws IOException {
        try {
            Class<?> options = Class.forName("com.sun.nio.file.ExtendedOpenOption");
            return (OpenOption) options.getField("DIRECT").get(null);
        } catch (ReflectiveOperationException e) {
            throw new IOException("this JDK cannot pass by the page cache", e);
        }
    }
}
