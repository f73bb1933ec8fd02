package dev.uring.cli.copy;

import static dev.uring.op.path.OpenFlags.O_RDONLY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.uring.IoUring;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of more than 4 GiB, nearly all of it holes, which read as zeros. */
class SparseCopyTest {
    private static final long SIZE = (5L << 30) + 12_345;

    @TempDir
    private Path directory;

    @Test
    void dataBeyondFourGigabytesArrivesAndHolesStay() throws IOException {
        Path source = directory.resolve("source");
        try (RandomAccessFile file = new RandomAccessFile(source.toFile(), "rw")) {
            file.setLength(SIZE);
            for (long offset : List.of(0L, 1L << 20, (1L << 32) - 1, (1L << 32) + 123_456, SIZE - 100_000)) {
                file.seek(offset);
                file.write(("data at " + offset).getBytes());
            }
        }
        List<Run> runs = runs(source);
        assumeTrue(runs.size() > 1, "the file system of " + directory + " keeps no holes");
        Path target = directory.resolve("target");
        Copies.Count count = new Copies.Count();

        long size = new FileCopy(source.toString(), target.toString(), new CopyOptions(8, 65_536, false), count).run();

        assertEquals(SIZE, size);
        // The same size, runs and data make the same bytes; reading the zeros between them would take very long.
        assertEquals(runs, runs(target));
        assertEquals(runs.stream().mapToLong(Run::length).sum(), count.bytes());
    }

    @Test
    void nothingButHole() throws IOException {
        Path source = directory.resolve("source");
        try (RandomAccessFile file = new RandomAccessFile(source.toFile(), "rw")) {
            file.setLength(SIZE);
        }
        Path target = directory.resolve("target");

        assertEquals(SIZE, Copies.copy(source, target));

        assertEquals(SIZE, target.toFile().length());
        assertEquals(runs(source), runs(target));
    }

    /** Where the data is, and what. */
    private static List<Run> runs(Path path) throws IOException {
        try (IoUring ring = IoUring.open(1);
                RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            Requests requests = new Requests(ring);
            OpenFile open = new OpenFile(requests.open(path, O_RDONLY, 0), path.toString(), true);
            List<Run> runs = new ArrayList<>();
            DataRuns data = new DataRuns(open.descriptor(), file.length());
            while (data.next()) {
                byte[] bytes = new byte[(int) (data.end() - data.start())];
                file.seek(data.start());
                file.readFully(bytes);
                runs.add(new Run(data.start(), bytes.length, Arrays.hashCode(bytes)));
            }
            requests.close(open);
            return runs;
        }
    }

    private record Run(long start, long length, int hash) {}
}
