package dev.uring.register;

import static dev.uring.kernel.SetupFlags.IORING_SETUP_NO_MMAP;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.uring.Cqe;
import dev.uring.Fd;
import dev.uring.IoUring;
import dev.uring.IoUringBuilder;
import dev.uring.op.file.ReadFixed;
import dev.uring.op.file.ReadProvided;
import dev.uring.testing.HugePages;
import dev.uring.testing.RingFactory;
import dev.uring.testing.RingKind;
import dev.uring.testing.RingTest;
import dev.uring.testing.TestBackend;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A ring, provided buffers and registered buffers in huge pages. */
@ExtendWith(RegisterReport.class)
class HugePageTest {
    @RingTest(kinds = RingKind.PICKED, backends = TestBackend.LIBC)
    void holdsARingAndBothKindsOfBuffers(RingFactory rings) throws Exception {
        try (HugePages pages = HugePages.require(3);
                Fds fds = new Fds()) {
            IoUringBuilder builder = rings.builder(64).backend(RegisterLog.backend(rings));
            try (IoUring ring = builder.noMmap(pages.map()).open()) {
                assertEquals(IORING_SETUP_NO_MMAP, ring.setupFlags() & IORING_SETUP_NO_MMAP);
                Fd zero = Fd.of(fds.open("/dev/zero"));
                providedBuffers(ring, zero, pages.map());
                registeredBuffers(ring, zero, pages.map());
            }
        }
    }

    private static void providedBuffers(IoUring ring, Fd zero, MemorySegment page) throws Exception {
        BufferRing provided =
                BufferRing.builder(ring, 0, 1024, 1000).memory(page).register();
        for (int i = 0; i < 2 * provided.count(); i++) {
            Cqe cqe = Rings.run(ring, ReadProvided.of(zero, 0));
            assertEquals(1000, cqe.result());
            provided.giveBack(provided.take(cqe.result(), cqe.flags()));
        }
    }

    private static void registeredBuffers(IoUring ring, Fd zero, MemorySegment page) throws Exception {
        page.fill((byte) 1);
        RegisteredBuffers registered = RegisteredBuffers.of(ring, page);
        assertEquals(8, Rings.succeed(ring, ReadFixed.of(zero, registered.get(0).slice(HugePages.SIZE - 8, 8))));
        // The device reads less than asked for when another thread wants the processor.
        long read = 0;
        while (read < HugePages.SIZE - 16) {
            read += Rings.succeed(ring, ReadFixed.of(zero, registered.get(0).slice(read, HugePages.SIZE - 16 - read)));
        }
        MemorySegment expected = page.asSlice(HugePages.SIZE - 16);
        assertEquals(0x0101_0101_0101_0101L, expected.get(ValueLayout.JAVA_LONG, 0));
        assertEquals(0, expected.get(ValueLayout.JAVA_LONG, 8));
    }
}
