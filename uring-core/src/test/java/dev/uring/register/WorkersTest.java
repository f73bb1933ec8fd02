package dev.uring.register;

import static dev.uring.kernel.RegisterOp.IORING_REGISTER_IOWQ_AFF;
import static dev.uring.kernel.RegisterOp.IORING_REGISTER_IOWQ_MAX_WORKERS;
import static dev.uring.kernel.RegisterOp.IORING_UNREGISTER_IOWQ_AFF;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.IoUring;
import dev.uring.kernel.Errno;
import dev.uring.op.ring.Nop;
import dev.uring.testing.RingFactory;
import dev.uring.testing.RingTest;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import org.junit.jupiter.api.extension.ExtendWith;

/** The kernel threads that work for a ring: how many, and where. */
@ExtendWith(RegisterReport.class)
class WorkersTest {

    @RingTest
    void readsAndSetsTheLimits(RingFactory rings) throws Exception {
        IoUring ring = Rings.open(rings, 8);
        WorkerLimits before = WorkerLimits.of(ring);
        assertTrue(before.bounded() > 0 && before.unbounded() > 0, before::toString);
        assertEquals(before, new WorkerLimits(3, 0).set(ring));
        assertEquals(new WorkerLimits(3, before.unbounded()), WorkerLimits.of(ring));
        assertEquals(new WorkerLimits(3, before.unbounded()), new WorkerLimits(0, 5).set(ring));
        assertEquals(new WorkerLimits(3, 5), before.set(ring));
        assertThrows(IllegalArgumentException.class, () -> new WorkerLimits(-1, 0));
        assertThrows(IllegalArgumentException.class, () -> new WorkerLimits(0, -1));
        Rings.refusedRaw(
                Errno.EINVAL,
                ring,
                IORING_REGISTER_IOWQ_MAX_WORKERS,
                ring.registrar().argument(8),
                1);
        Rings.refusedRaw(Errno.EINVAL, ring, IORING_REGISTER_IOWQ_MAX_WORKERS, MemorySegment.NULL, 2);
    }

    @RingTest
    void bindsWorkersToProcessors(RingFactory rings) throws Exception {
        IoUring ring = Rings.open(rings, 8);
        BitSet one = new BitSet();
        one.set(allowedProcessor());
        WorkerAffinity.set(ring, one);
        Rings.succeed(ring, Nop.of().async());
        WorkerAffinity.clear(ring);
        WorkerAffinity.clear(ring);
        assertThrows(IllegalArgumentException.class, () -> WorkerAffinity.set(ring, new BitSet()));
        BitSet many = new BitSet();
        many.set(0, 100_000);
        IllegalArgumentException beyond =
                assertThrows(IllegalArgumentException.class, () -> WorkerAffinity.set(ring, many));
        assertTrue(beyond.getMessage().contains("99999"), beyond.getMessage());
        Rings.refusedRaw(Errno.EINVAL, ring, IORING_REGISTER_IOWQ_AFF, MemorySegment.NULL, 8);
        Rings.refusedRaw(Errno.EINVAL, ring, IORING_UNREGISTER_IOWQ_AFF, MemorySegment.NULL, 1);
    }

    private static int allowedProcessor() throws Exception {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(row -> row.startsWith("Cpus_allowed_list:"))
                .map(row -> row.substring(row.indexOf(':') + 1).strip().split("[-,]")[0])
                .mapToInt(Integer::parseInt)
                .findFirst()
                .orElseThrow();
    }
}
