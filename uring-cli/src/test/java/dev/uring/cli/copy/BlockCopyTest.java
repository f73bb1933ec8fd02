package dev.uring.cli.copy;

import static dev.uring.kernel.Opcodes.IORING_OP_READ;
import static dev.uring.kernel.Opcodes.IORING_OP_WRITE;
import static dev.uring.op.path.OpenFlags.O_CREAT;
import static dev.uring.op.path.OpenFlags.O_RDONLY;
import static dev.uring.op.path.OpenFlags.O_WRONLY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import dev.uring.IoUring;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.foreign.Arena;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockCopyTest {
    /** How many rounds in a row must allocate less than a byte a block. */
    private static final int CLEAN_ROUNDS = 3;

    private static final int MAX_ROUNDS = 200;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 64})
    void shortReadsAndWritesAreContinued(int depth) throws IOException {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        int[] shortened = new int[2];
        Path source = Copies.file(directory.resolve("source"), 300_001);

        Copies.Count count = copy(source, 300_001, depth, entry -> {
            if (entry.length() > 1 && random.nextInt(3) > 0) {
                entry.length(1 + random.nextInt(entry.length() - 1));
                shortened[entry.opcode() == IORING_OP_WRITE ? 1 : 0]++;
            }
        });

        assertEquals(
                -1, Files.mismatch(source, directory.resolve("target")), () -> "first difference with seed " + seed);
        assertTrue(shortened[0] > 10 && shortened[1] > 10, "hardly any transfer was cut short with seed " + seed);
        assertEquals(300_001, count.bytes());
    }

    /** A virtual file that hands out a page at a time. */
    @Test
    void shortReadsOfTheKernelsOwnAreContinued() throws IOException {
        Path source = Path.of("/sys/kernel/btf/vmlinux");
        assumeTrue(Files.isReadable(source), "this kernel has no " + source);

        copy(source, Files.size(source), 4, entry -> {});

        Copies.assertSameContent(source, directory.resolve("target"));
    }

    @Test
    void failedWriteEndsTheCopyWithNothingInFlight() throws IOException {
        Path source = Copies.file(directory.resolve("source"), 1_000_000);
        int[] writes = new int[1];

        CopyException failure = assertThrows(
                CopyException.class,
                () -> copy(source, 1_000_000, 8, entry -> {
                    if (entry.opcode() == IORING_OP_WRITE && ++writes[0] == 20) {
                        entry.descriptor(-1);
                    }
                }));

        assertEquals("error writing 'target': bad file descriptor (EBADF)", failure.getMessage());
        assertTrue(writes[0] < 20 + 8, writes[0] + " writes were started although the 20th had failed");
    }

    @Test
    void failedReadEndsTheCopy() throws IOException {
        Path source = Copies.file(directory.resolve("source"), 1_000_000);

        CopyException failure = assertThrows(
                CopyException.class,
                () -> copy(source, 1_000_000, 8, entry -> {
                    if (entry.opcode() == IORING_OP_READ) {
                        entry.descriptor(-1);
                    }
                }));

        assertEquals("error reading 'source': bad file descriptor (EBADF)", failure.getMessage());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4096, 10_000, 12_288})
    void sourceThatEndsEarlyEndsTheCopy(int size) throws IOException {
        Path source = Copies.file(directory.resolve("source"), size);

        Copies.Count count = copy(source, 30_000, 2, entry -> {});

        assertEquals(size, count.bytes());
        Copies.assertSameContent(source, directory.resolve("target"));
    }

    @Test
    void listenerEndsTheCopy() throws IOException {
        Path source = Copies.file(directory.resolve("source"), 1_000_000);
        Copies.Count count = new Copies.Count(5);

        assertThrows(CopyException.class, () -> copy(source, 1_000_000, 8, entry -> {}, count));

        assertEquals(5, count.blocks());
    }

    /**
     * Before the loop is compiled it allocates, and on a busy machine that takes many rounds. So it goes on until the
     * rounds have settled; a loop that allocates for ever never does.
     */
    @Test
    void blocksCostNoAllocation() throws IOException {
        int blocks = 20_000;
        Path source = directory.resolve("source");
        try (RandomAccessFile file = new RandomAccessFile(source.toFile(), "rw")) {
            file.setLength(blocks * 4096L);
        }
        List<Long> rounds = new ArrayList<>();
        int clean = 0;
        while (clean < CLEAN_ROUNDS && rounds.size() < MAX_ROUNDS) {
            long bytes = allocated(source, blocks);
            rounds.add(bytes);
            clean = bytes < blocks ? clean + 1 : 0;
        }
        assertEquals(CLEAN_ROUNDS, clean, () -> "bytes allocated for " + blocks + " blocks, by rounds: " + rounds);
    }

    private long allocated(Path source, int blocks) throws IOException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (IoUring ring = IoUring.open(16)) {
            long before = threads.getCurrentThreadAllocatedBytes();
            copy(source, blocks * 4096L, 16, ring, new Copies.Count());
            return threads.getCurrentThreadAllocatedBytes() - before;
        }
    }

    private Copies.Count copy(Path source, long size, int depth, Consumer<TamperingBackend.Entry> hands)
            throws IOException {
        Copies.Count count = new Copies.Count();
        copy(source, size, depth, hands, count);
        return count;
    }

    private void copy(Path source, long size, int depth, Consumer<TamperingBackend.Entry> hands, Copies.Count count)
            throws IOException {
        try (IoUring ring = IoUring.builder(depth)
                .backend(() -> new TamperingBackend(hands))
                .open()) {
            copy(source, size, depth, ring, count);
        }
    }

    private void copy(Path source, long size, int depth, IoUring ring, Copies.Count count) throws IOException {
        try (Arena arena = Arena.ofConfined();
                IoUring files = IoUring.open(1)) {
            Requests requests = new Requests(files);
            OpenFile from = new OpenFile(requests.open(source, O_RDONLY, 0), "source", true);
            OpenFile to =
                    new OpenFile(requests.open(directory.resolve("target"), O_WRONLY | O_CREAT, 0600), "target", true);
            try {
                new BlockCopy(ring, arena, from, to, new CopyOptions(depth, 4096, false), count)
                        .copy(DataRuns.whole(size));
                assertEquals(0, ring.completion().ready());
            } finally {
                requests.close(from);
                requests.close(to);
            }
        }
    }
}
