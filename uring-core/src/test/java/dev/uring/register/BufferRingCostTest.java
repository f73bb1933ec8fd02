package dev.uring.register;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.IoUring;
import dev.uring.kernel.CqeFlags;
import dev.uring.testing.RingFactory;
import dev.uring.testing.RingKind;
import dev.uring.testing.RingTest;
import dev.uring.testing.TestBackend;
import java.lang.reflect.Method;
import org.junit.jupiter.api.extension.ExtendWith;

/** Taking a buffer and giving it back allocates nothing, whether compiled or interpreted. */
@ExtendWith(RegisterReport.class)
class BufferRingCostTest {
    private static final int COUNT = 4;
    private static final int ROUNDS = 100_000;

    private long consumed;

    @RingTest(kinds = RingKind.PICKED, backends = TestBackend.LIBC)
    void takesAndGivesBackWithoutAllocating(RingFactory rings) throws Exception {
        IoUring ring = Rings.open(rings, 8);
        BufferRing buffers = BufferRing.register(ring, 0, COUNT, 64);
        PieceConsumer consumer = (lease, offset, bytes) -> {
            consumed += offset + bytes;
            buffers.giveBack(lease);
        };
        Object threads = Class.forName("java.lang.management.ManagementFactory")
                .getMethod("getThreadMXBean")
                .invoke(null);
        Method allocated = Class.forName("com.sun.management.ThreadMXBean").getMethod("getCurrentThreadAllocatedBytes");
        long before = (long) allocated.invoke(threads);
        for (int i = 0; i < ROUNDS; i++) {
            // What completions of reads say; nothing is in flight, so that only the application's side is measured.
            int flags = CqeFlags.IORING_CQE_F_BUFFER | i % COUNT << CqeFlags.IORING_CQE_BUFFER_SHIFT;
            long lease = buffers.take(48, flags);
            consumed += buffers.offset(lease);
            buffers.giveBack(lease);
            buffers.forEach(48, flags, consumer);
        }
        long bytes = (long) allocated.invoke(threads) - before;
        System.out.println("take, give back and iterate, " + ROUNDS + " times each: " + bytes + " bytes allocated");
        assertTrue(bytes < ROUNDS / 10, () -> bytes + " bytes");
        assertTrue(consumed > 0);
    }
}
