package dev.uring.cli.copy;

import static dev.uring.cli.copy.Copies.copy;
import static dev.uring.cli.copy.Copies.file;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pipes, which take no offsets and hand over as much as they like. */
class StreamCopyTest {
    private static final int SIZE = 300_001;

    @TempDir
    private Path directory;

    private Path pipe;

    @BeforeEach
    void createPipe() throws IOException, InterruptedException {
        pipe = directory.resolve("pipe");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
    }

    @Test
    void fromPipe() throws IOException {
        byte[] content = Files.readAllBytes(file(directory.resolve("content"), SIZE));
        CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> writeInPieces(content));

        assertEquals(SIZE, copy(pipe, directory.resolve("target")));

        writer.join();
        assertArrayEquals(content, Files.readAllBytes(directory.resolve("target")));
    }

    @Test
    void intoPipe() throws IOException {
        Path source = file(directory.resolve("source"), SIZE);
        CompletableFuture<byte[]> reader = CompletableFuture.supplyAsync(this::readAll);

        assertEquals(SIZE, copy(source, pipe));

        assertArrayEquals(Files.readAllBytes(source), reader.join());
    }

    private void writeInPieces(byte[] content) {
        try (OutputStream output = Files.newOutputStream(pipe)) {
            for (int at = 0, size = 1; at < content.length; at += size, size = 1 + size * 7 % 5003) {
                output.write(content, at, Math.min(size, content.length - at));
            }
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    private byte[] readAll() {
        try {
            return Files.readAllBytes(pipe);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }
}
