package dev.uring.register;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.uring.Cqe;
import dev.uring.Fd;
import dev.uring.FixedBuffer;
import dev.uring.IoUring;
import dev.uring.op.file.ReadFixed;
import dev.uring.op.file.ReadProvided;
import dev.uring.testing.Libc;
import dev.uring.testing.RingFactory;
import dev.uring.testing.RingKind;
import dev.uring.testing.RingTest;
import dev.uring.testing.TestBackend;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtendWith;

/** Registered and provided buffers in a huge page. */
@ExtendWith(RegisterReport.class)
class HugePageTest {
    private static final long HUGE_PAGE = 2 << 20;
    private static final int READ_WRITE = 1 | 2;
    private static final int PRIVATE_ANONYMOUS_HUGETLB = 0x2 | 0x20 | 0x4_0000;

    @RingTest(kinds = RingKind.PICKED, backends = TestBackend.LIBC)
    void holdsBothKindsOfBuffers(RingFactory rings) throws Exception {
        boolean some = Files.readAllLines(Path.of("/proc/meminfo")).stream()
                .anyMatch(row -> row.matches("HugePages_Free: +[1-9].*"));
        assumeTrue(some, "no huge page is free: see vm.nr_hugepages");
        MemorySegment page = Libc.map(HUGE_PAGE, READ_WRITE, PRIVATE_ANONYMOUS_HUGETLB);
        Fds fds = new Fds();
        try (IoUring ring = rings.builder(8).backend(RegisterLog.backend(rings)).open()) {
            Fd zero = Fd.of(fds.open("/dev/zero"));
            BufferRing provided =
                    BufferRing.builder(ring, 0, 16, 1000).memory(page).register();
            Cqe cqe = Rings.run(ring, ReadProvided.of(zero, 0));
            assertEquals(1000, cqe.result());
            provided.giveBack(provided.take(cqe.result(), cqe.flags()));
            RegisteredBuffers registered = RegisteredBuffers.of(ring, page);
            FixedBuffer last = registered.get(0).slice(HUGE_PAGE - 8, 8);
            assertEquals(8, Rings.succeed(ring, ReadFixed.of(zero, last)));
        } finally {
            fds.close();
            Libc.unmap(page);
        }
    }
}
