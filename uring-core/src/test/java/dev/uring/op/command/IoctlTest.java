package dev.uring.op.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Numbers against those that a C compiler makes of the kernel's headers. */
class IoctlTest {
    @Test
    void numbersAreThoseOfTheHeaders() {
        assertEquals(0x1277, Ioctl.io(0x12, 119), "BLKDISCARD");
        assertEquals(0x8008_1272, Ioctl.ior(0x12, 114, 8), "BLKGETSIZE64");
        assertEquals(0x4004_54CA, Ioctl.iow('T', 202, 4), "TUNSETIFF");
        assertEquals(0xC048_4E80, Ioctl.iowr('N', 0x80, 72), "NVME_URING_CMD_IO");
        assertEquals(0xC048_4E82, Ioctl.iowr('N', 0x82, 72), "NVME_URING_CMD_ADMIN");
        assertEquals(0xFFFF_FFFF, Ioctl.iowr(255, 255, 16383), "the largest");
    }

    @Test
    void whatDoesNotFitIsNamedWithItsLimit() {
        assertMessage("type is 256, outside 0..255", () -> Ioctl.io(256, 0));
        assertMessage("number is -1, outside 0..255", () -> Ioctl.ior(0, -1, 0));
        assertMessage("size is 16384, outside 0..16383", () -> Ioctl.iow(0, 0, 16384));
        assertMessage("size is 4294967296, outside 0..16383", () -> Ioctl.iowr(0, 0, 1L << 32));
    }

    private static void assertMessage(String message, Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }
}
