package dev.uring.cli.copy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** What tests of copies share: files to copy, and copies of them. */
final class Copies {
    static final CopyOptions SMALL_BLOCKS = new CopyOptions(4, 4096, false);

    private Copies() {}

    static long copy(Path from, Path to) throws IOException {
        return copy(from.toString(), to.toString());
    }

    static long copy(String from, String to) throws IOException {
        return new FileCopy(from, to, SMALL_BLOCKS, new Count()).run();
    }

    /** The message of the refusal. */
    static String refusal(Path from, Path to) {
        return assertThrows(CopyException.class, () -> copy(from, to)).getMessage();
    }

    /** A file of bytes that differ from block to block. */
    static Path file(Path path, int size) throws IOException {
        byte[] content = new byte[size];
        new SplittableRandom(size).nextBytes(content);
        return Files.write(path, content);
    }

    static void assertSameContent(Path expected, Path actual) throws IOException {
        assertEquals(-1, Files.mismatch(expected, actual), actual + " differs from " + expected + " from this byte on");
    }

    static void assertHolds(Path directory, String... names) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            assertEquals(
                    List.of(names),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }

    /** Counts, and may end the copy after some blocks. */
    static final class Count implements CopyListener {
        private final int limit;
        private int blocks;
        private long bytes;

        Count() {
            this(Integer.MAX_VALUE);
        }

        Count(int limit) {
            this.limit = limit;
        }

        int blocks() {
            return blocks;
        }

        long bytes() {
            return bytes;
        }

        @Override
        public void started(long size) {}

        @Override
        public void copied(long position, int length) {
            blocks++;
            bytes += length;
        }

        @Override
        public boolean isCancelled() {
            return blocks >= limit;
        }
    }
}
