package dev.uring.testing;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** A block device over a file, for tests that may make one; others are skipped. */
public final class LoopDevice implements AutoCloseable {
    private static final Path CONTROL = Path.of("/dev/loop-control");
    private static final int O_RDWR = 2;
    private static final long LOOP_SET_FD = 0x4C00;
    private static final long LOOP_CLR_FD = 0x4C01;
    private static final long LOOP_CTL_GET_FREE = 0x4C82;

    private final int device;

    /** Attaches a free device to a file. */
    public LoopDevice(Path file) {
        assumeTrue(Files.isWritable(CONTROL), "no permission to make a loop device");
        int control = Libc.open(CONTROL, O_RDWR);
        int number = Libc.ioctl(control, LOOP_CTL_GET_FREE, 0);
        Libc.close(control);
        assumeTrue(number >= 0, "this machine gives out no loop device");
        Path node = Path.of("/dev/loop" + number);
        assumeTrue(Files.isWritable(node), () -> node + " is not there");
        device = Libc.open(node, O_RDWR);
        int backing = Libc.open(file, O_RDWR);
        int attached = Libc.ioctl(device, LOOP_SET_FD, backing);
        Libc.close(backing);
        if (attached < 0) {
            Libc.close(device);
        }
        assumeTrue(attached >= 0, () -> node + " cannot be attached");
    }

    /** The device, open for reading and writing. */
    public int descriptor() {
        return device;
    }

    @Override
    public void close() {
        assertTrue(Libc.ioctl(device, LOOP_CLR_FD, 0) >= 0, "detaching the loop device");
        Libc.close(device);
    }
}
