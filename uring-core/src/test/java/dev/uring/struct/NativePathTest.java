package dev.uring.struct;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
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

    private void assertRefused(String reason, String path) {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> NativePath.of(path, arena));
        assertTrue(refused.getMessage().contains(reason), refused.getMessage());
    }
}
