package dev.uring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.kernel.Errno;
import dev.uring.kernel.SetupFlags;
import dev.uring.struct.IoUringParams;
import dev.uring.testing.DelegatingBackend;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The kernel refuses a ring in the application's memory when it has begun to use that memory, and goes on writing to it for a
 * while.
 */
class OwnMemoryRefusalTest {
    /** The kernel looks for the processor when it starts the submission thread, long after it made the queues. */
    private static final int NO_PROCESSOR = 1 << 20;

    @Test
    void aRingThatIsRefusedGetsNoMemory() {
        List<Integer> asked = new ArrayList<>();
        IoUringBuilder builder =
                IoUring.builder(4).noMmap().sqpollCpu(NO_PROCESSOR).backend(() -> watching(asked));
        assertEquals(
                Errno.EINVAL, assertThrows(UringException.class, builder::open).errno());
        assertTrue(asked.size() > 0, "no set-up was tried");
        for (int flags : asked) {
            assertEquals(
                    0,
                    flags & SetupFlags.IORING_SETUP_NO_MMAP,
                    () -> SetupFlags.names(flags).toString());
        }
    }

    private static DelegatingBackend watching(List<Integer> asked) {
        return new DelegatingBackend() {
            @Override
            public int setup(int entries, MemorySegment params) {
                asked.add(IoUringParams.flags(params));
                return super.setup(entries, params);
            }
        };
    }
}
