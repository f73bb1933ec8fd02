package dev.uring.register;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.uring.IoUring;
import dev.uring.UringException;
import dev.uring.kernel.Errno;
import dev.uring.kernel.SetupFlags;
import dev.uring.testing.RingFactory;
import dev.uring.testing.RingKind;
import dev.uring.testing.RingTest;
import dev.uring.testing.TestBackend;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Zero-copy receiving as far as it goes without a device that can do it. */
@ExtendWith(RegisterReport.class)
class ZeroCopyReceiverTest {
    private static final long AREA = 64 * 4096;

    @RingTest(kinds = RingKind.PICKED)
    void saysWhatTheDeviceLacks(RingFactory rings) throws Exception {
        IoUring ring = open(rings);
        int loopback = NetworkInterface.getByInetAddress(InetAddress.getLoopbackAddress())
                .getIndex();
        UringException lacking;
        try {
            ZeroCopyReceiver.register(ring, loopback, 0, AREA, 64);
            throw new AssertionError("the loopback interface received without copying");
        } catch (UringException e) {
            lacking = e;
        }
        assumeTrue(lacking.errno() != Errno.EINVAL, "this kernel has no zero-copy receiving");
        assumeTrue(lacking.errno() != Errno.EPERM, "this process lacks CAP_NET_ADMIN");
        assertEquals("EOPNOTSUPP", lacking.errnoName());
        assertTrue(lacking.getMessage().contains("interface " + loopback), lacking.getMessage());
        assertTrue(lacking.getMessage().contains("headers"), lacking.getMessage());
        Rings.refused(Errno.ENODEV, "index 99999", () -> ZeroCopyReceiver.register(ring, 99_999, 0, AREA, 64));
    }

    @RingTest(kinds = RingKind.PICKED, backends = TestBackend.LIBC)
    void saysWhichPrivilegeIsMissing(RingFactory rings) throws Exception {
        FutureTask<UringException> registering = new FutureTask<>(() -> {
            Capabilities.drop(Capabilities.CAP_NET_ADMIN);
            try (IoUring ring = rings.builder(8)
                    .flags(SetupFlags.IORING_SETUP_CQE32)
                    .backend(RegisterLog.backend(rings))
                    .open()) {
                return Rings.refused(
                        Errno.EPERM, "CAP_NET_ADMIN", () -> ZeroCopyReceiver.register(ring, 1, 0, AREA, 64));
            }
        });
        Thread thread = new Thread(registering, "without CAP_NET_ADMIN");
        thread.start();
        assertEquals(
                "io_uring_register(IORING_REGISTER_ZCRX_IFQ)", registering.get().call());
        thread.join();
    }

    @RingTest(kinds = RingKind.PICKED)
    void refusesWhatTheKernelRefuses(RingFactory rings) throws Exception {
        IoUring small = Rings.open(rings, 8);
        IllegalStateException e =
                assertThrows(IllegalStateException.class, () -> ZeroCopyReceiver.register(small, 1, 0, AREA, 64));
        assertTrue(e.getMessage().contains("IORING_SETUP_CQE32"), e.getMessage());
        IoUring ring = open(rings);
        assertThrows(IllegalArgumentException.class, () -> ZeroCopyReceiver.register(ring, 1, 0, 4097, 64));
        assertThrows(IllegalArgumentException.class, () -> ZeroCopyReceiver.register(ring, 1, 0, 0, 64));
        assertThrows(IllegalArgumentException.class, () -> ZeroCopyReceiver.register(ring, 1, 0, AREA, 63));
        assertThrows(IllegalArgumentException.class, () -> ZeroCopyReceiver.register(ring, 1, 0, AREA, 65_536));
    }

    @Test
    void givesMemoryBackInOrderUntilTheQueueIsFull() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = arena.allocate(4096, 4096);
            memory.set(JAVA_INT, 0, -2);
            memory.set(JAVA_INT, 64, -2);
            RefillQueue queue = new RefillQueue(memory, 0, 64, 128, 4);
            int head = 0;
            for (int i = 0; i < 20; i++) {
                // The kernel takes one whenever the queue is full.
                if (i >= 4) {
                    assertFalse(queue.tryAdd(i, i), "entry " + i);
                    memory.set(JAVA_INT, 0, ++head);
                } else {
                    memory.set(JAVA_INT, 0, head);
                }
                assertTrue(queue.tryAdd(1L << 48 | i, 100 + i));
                assertEquals(i + 1, memory.get(JAVA_INT, 64));
                assertEquals(1L << 48 | i, memory.get(JAVA_LONG, 128 + i % 4 * 16));
                assertEquals(100 + i, memory.get(JAVA_INT, 128 + i % 4 * 16 + 8));
            }
        }
    }

    private static IoUring open(RingFactory rings) throws IOException {
        return rings.open(rings.builder(8).flags(SetupFlags.IORING_SETUP_CQE32).backend(RegisterLog.backend(rings)));
    }
}
