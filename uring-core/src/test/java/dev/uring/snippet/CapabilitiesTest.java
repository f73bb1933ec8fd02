package dev.uring.snippet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.IoUring;
import dev.uring.KernelCapabilities;
import dev.uring.kernel.Features;
import dev.uring.kernel.KernelVersion;
import dev.uring.kernel.Opcodes;
import dev.uring.kernel.SetupFlags;
import dev.uring.op.ring.Nop;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Asking what the kernel has. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class CapabilitiesTest {
    @Test
    void capabilities() throws Exception {
        // @start region="capabilities"
        KernelCapabilities kernel = KernelCapabilities.probe();
        kernel.require(Nop.of()); // throws on a kernel without it, naming the release that brought it
        boolean canPipe = kernel.hasOpcode(Opcodes.IORING_OP_PIPE);
        List<String> flags = SetupFlags.names(kernel.setupFlags());
        // @end
        assertTrue(kernel.opcodeCount() > (canPipe ? Opcodes.IORING_OP_PIPE : 0));
        assertTrue(flags.contains("IORING_SETUP_SQPOLL"), flags::toString);
    }

    @Test
    void features() throws Exception {
        try (IoUring ring = IoUring.open(4)) {
            // @start region="features"
            boolean lossless = (ring.features() & Features.IORING_FEAT_NODROP) != 0;
            List<String> all = Features.names(ring.features());
            KernelVersion since = Features.since(Features.IORING_FEAT_NODROP);
            // @end
            assertTrue(lossless && all.contains("IORING_FEAT_NODROP"), all::toString);
            assertEquals(KernelVersion.of(5, 5), since);
        }
    }

    @Test
    void version() {
        // @start region="version"
        KernelVersion running = KernelVersion.parse(System.getProperty("os.version"));
        boolean tooOld = running.compareTo(Nop.SINCE) < 0;
        // @end
        assertFalse(tooOld, running::toString);
    }
}
