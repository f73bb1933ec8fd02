package dev.uring.op.path;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.IoUring;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class NativePathTest {
    private final Arena arena = Arena.global();

    @Test
    void endsWithANul() {
        assertArrayEquals(
                new byte[] {'/', (byte) 0xC3, (byte) 0xBC, 0},
                NativePath.of("/ü", arena).toArray(ValueLayout.JAVA_BYTE));
        assertEquals("/tmp/a b", NativePath.of(Path.of("/tmp/a b"), arena).getString(0));
        assertArrayEquals(
                new byte[] {(byte) 0xFF, 0},
                NativePath.of(new byte[] {(byte) 0xFF}, arena).toArray(ValueLayout.JAVA_BYTE));
        assertEquals(1, NativePath.of("", arena).byteSize());
    }

    @Test
    void refusesWhatTheKernelWouldCut() {
        assertRefused("NUL at byte 8", "/etc/xyz\0.log");
        assertRefused("above the limit of 4095", "x".repeat(4096));
        assertEquals(4096, NativePath.of("x".repeat(4095), arena).byteSize());
    }

    @Test
    void refusesWhatHasNoEncoding() {
        assertRefused("cannot be encoded", "/half a pair \uD83D");
    }

    @Test
    void keepsEveryByteOfAPath() throws IOException {
        Path directory = Files.createTempDirectory("bytes");
        for (int value = 1; value < 256; value++) {
            if (value != '/') {
                for (byte[] bytes : new byte[][] {
                    {(byte) value}, {'a', (byte) value}, {'/', (byte) value, '/', '.', '.', '/', (byte) value},
                }) {
                    Path path = NativePath.toPath(bytes);
                    assertArrayEquals(bytes, bytes(path));
                    assertArrayEquals(
                            bytes(directory.resolve(path)), bytes(directory.resolve(NativePath.toPath(bytes))));
                }
            }
        }
        for (String plain : new String[] {"", "/", ".", "..", "/tmp", "a b/c%41", "../x", "/dev/null"}) {
            assertEquals(Path.of(plain), NativePath.toPath(plain.getBytes()));
            assertArrayEquals(plain.getBytes(), bytes(Path.of(plain)));
        }
        assertEquals(Path.of("/a/b"), NativePath.toPath("//a///b/".getBytes()));
        Files.delete(directory);
    }

    @Test
    void namesTheFileThatWasListed() throws IOException {
        Path directory = Files.createTempDirectory("names");
        Path listed = Files.createFile(directory.resolve(NativePath.toPath(new byte[] {'a', (byte) 0xFF})));
        Path other = Files.createFile(
                directory.resolve(NativePath.toPath(new byte[] {'a', (byte) 0xEF, (byte) 0xBF, (byte) 0xBD})));
        try (IoUring ring = IoUring.open(4)) {
            ring.submission().push(Unlinkat.of(NativePath.of(listed, arena)));
            ring.submitAndWait(1);
            assertEquals(0, ring.completion().poll().result());
        }
        assertFalse(Files.exists(listed));
        assertTrue(Files.exists(other));
        Files.delete(other);
        Files.delete(directory);
    }

    @Test
    void refusesAPathOfAnotherFileSystem() throws IOException {
        Path zip = Files.createTempFile("paths", ".zip");
        Files.write(zip, new byte[] {'P', 'K', 5, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0});
        try (FileSystem inside = FileSystems.newFileSystem(zip)) {
            IllegalArgumentException refused = assertThrows(
                    IllegalArgumentException.class, () -> NativePath.of(inside.getPath("/etc/passwd"), arena));
            assertTrue(refused.getMessage().contains("only the default one"), refused.getMessage());
        }
        Files.delete(zip);
    }

    private byte[] bytes(Path path) {
        byte[] ended = NativePath.of(path, arena).toArray(ValueLayout.JAVA_BYTE);
        return Arrays.copyOf(ended, ended.length - 1);
    }

    private void assertRefused(String reason, String path) {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> NativePath.of(path, arena));
        assertTrue(refused.getMessage().contains(reason), refused.getMessage());
    }
}
