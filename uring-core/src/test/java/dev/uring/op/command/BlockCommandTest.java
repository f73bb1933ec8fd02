package dev.uring.op.command;

import static dev.uring.kernel.Errno.EBADF;
import static dev.uring.kernel.Errno.EINVAL;
import static dev.uring.kernel.Errno.EOPNOTSUPP;
import static dev.uring.op.path.OpenFlags.O_RDONLY;
import static dev.uring.op.path.OpenFlags.O_RDWR;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.Fd;
import dev.uring.testing.FileKind;
import dev.uring.testing.Libc;
import dev.uring.testing.LoopDevice;
import dev.uring.testing.OperationTest;
import dev.uring.testing.TestRing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.io.TempDir;

class BlockCommandTest {
    private static final int BLOCK = 4096;
    private static final int BLOCKS = 64;

    @TempDir
    Path directory;

    @OperationTest
    void discardsARange(TestRing ring, FileKind kind) throws IOException {
        Path file = full();
        try (LoopDevice device = new LoopDevice(file)) {
            ring.succeed(BlockDiscard.of(kind.of(ring, device.descriptor()), 8L * BLOCK, 16L * BLOCK));
        }
        byte[] expected = new byte[BLOCKS * BLOCK];
        Arrays.fill(expected, (byte) 'x');
        Arrays.fill(expected, 8 * BLOCK, 24 * BLOCK, (byte) 0);
        assertArrayEquals(expected, Files.readAllBytes(file), "a loop device punches a hole for it");
    }

    @OperationTest
    void reportsRangesThatCannotBe(TestRing ring) throws IOException {
        try (LoopDevice device = new LoopDevice(full())) {
            Fd block = Fd.of(device.descriptor());
            ring.fail(EINVAL, BlockDiscard.of(block, 1, BLOCK));
            ring.fail(EINVAL, BlockDiscard.of(block, 0, 100));
            ring.fail(EINVAL, BlockDiscard.of(block, BLOCKS * (long) BLOCK, BLOCK));
            int result = ring.run(BlockZoneResetAll.of(block)).result();
            assertTrue(result == -EINVAL || result == -EOPNOTSUPP, "without zones, result " + result);
        }
    }

    @OperationTest
    void needsABlockDevice(TestRing ring) throws IOException {
        int file = Libc.open(full(), O_RDWR);
        int readable = Libc.open(directory.resolve("full"), O_RDONLY);
        ring.fail(EOPNOTSUPP, BlockDiscard.of(Fd.of(file), 0, BLOCK));
        ring.fail(EOPNOTSUPP, BlockZoneResetAll.of(Fd.of(readable)));
        ring.fail(EBADF, BlockDiscard.of(Fd.of(9999), 0, BLOCK));
        Libc.close(file, readable);
    }

    private Path full() throws IOException {
        byte[] bytes = new byte[BLOCKS * BLOCK];
        Arrays.fill(bytes, (byte) 'x');
        return Files.write(directory.resolve("full"), bytes);
    }
}
