package dev.uring.bench.comparison.program;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** Random reads of 4 KiB through FileChannels, by as many threads as there shall be reads at once. */
final class FileChannelThreadsWorkload implements Workload {
    private final List<FileChannelWorkload> readers = new ArrayList<>();
    private final ExecutorService threads;

    FileChannelThreadsWorkload(int depth, Path path, String mode) throws IOException {
        threads = Executors.newFixedThreadPool(depth);
        for (int i = 0; i < depth; i++) {
            readers.add(new FileChannelWorkload(path, mode, i, false));
        }
    }

    @Override
    public long run(int rounds) throws Exception {
        // From one budget, so that no thread ends long before the others.
        AtomicLong left = new AtomicLong((long) rounds * readers.size());
        List<Future<Long>> reads = new ArrayList<>();
        for (FileChannelWorkload reader : readers) {
            reads.add(threads.submit(() -> {
                long operations = 0;
                while (left.getAndDecrement() > 0) {
                    operations += reader.run(1);
                }
                return operations;
            }));
        }
        long operations = 0;
        for (Future<Long> read : reads) {
            operations += read.get();
        }
        return operations;
    }

    @Override
    public void close() throws IOException {
        threads.shutdown();
        for (FileChannelWorkload reader : readers) {
            reader.close();
        }
    }
}
