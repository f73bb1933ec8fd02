package dev.uring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.backend.RingBackend;
import dev.uring.kernel.KernelVersion;
import dev.uring.op.net.MessageHeader;
import dev.uring.op.path.FileStatus;
import dev.uring.op.path.StatxMask;
import dev.uring.op.ring.Nop;
import dev.uring.op.time.Timespecs;
import dev.uring.register.BufferRing;
import dev.uring.register.Restrictions;
import dev.uring.register.RingMessenger;
import dev.uring.register.SyncCancel;
import dev.uring.struct.KernelTimespec;
import dev.uring.struct.SignalSet;
import dev.uring.struct.StatxBuffer;
import dev.uring.struct.StatxTimestamp;
import dev.uring.testing.RingFactory;
import dev.uring.testing.RingKind;
import dev.uring.testing.RingTest;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What fuzzing found: arguments whose refusal did not say what was wrong. */
@SuppressWarnings("restricted")
class HostileArgumentTest {
    @Test
    void aNullIsNamedAsTheParameterIs() {
        assertNamed("time", () -> new WaitOptions().minimum(null));
        assertNamed("idle", () -> IoUring.builder(4).sqpoll(null));
        assertNamed("params", () -> IoUring.adopt(1 << 20, null));
        assertNamed("ring", () -> BufferRing.builder(null, 0, 4, 64));
        assertNamed("opcodes", () -> new Restrictions().allow((int[]) null));
        assertNamed("operations", () -> new Restrictions().allowRegistrations((int[]) null));
        assertNamed("signals", () -> SignalSet.of((int[]) null));
        assertNamed("file", () -> new SyncCancel().file(null));
        assertNamed("release", () -> KernelVersion.parse(null));
        assertNamed("timespec", () -> Timespecs.toInstant(null));
        assertNamed("timespec", () -> Timespecs.toDuration(null));
        assertNamed("timespec", () -> Timespecs.set(null, Duration.ofSeconds(1)));
        assertNamed("queue", () -> Nop.of().tryPushTo(null));
        assertNamed("segments", () -> MessageHeader.builder().buffers((MemorySegment[]) null));
        assertNamed("segments[0]", () -> MessageHeader.builder().buffers((MemorySegment) null));
    }

    @RingTest(kinds = RingKind.PICKED)
    void anArrayThatIsNullIsNamed(RingFactory rings) throws Exception {
        SubmissionQueue queue = rings.open(4).submission();
        assertNamed("operations", () -> queue.pushAll((Operation<?>[]) null));
        assertNamed("sqes", () -> queue.pushAll((Sqe[]) null));
    }

    @Test
    void aListIsNamedThatIsNullOrHasNull() {
        assertNamed("failures", () -> new CloseReport(true, 0, Duration.ZERO, 0, 0, List.of(), null));
        assertNamed(
                "possibleDescriptors",
                () -> new CloseReport(true, 0, Duration.ZERO, 0, 0, Arrays.asList((Cqe) null), List.of()));
    }

    @Test
    void aSupplierThatReturnsNullIsNamed() {
        Supplier<RingBackend> none = () -> null;
        assertNamed("supplier of the backend", () -> new RingMessenger(none));
        assertNamed("supplier of the backend", () -> KernelCapabilities.probe(none));
        assertNamed(
                "supplier of the backend",
                () -> IoUring.builder(4).backend(none).open());
        assertNamed(
                "supplier of the backend",
                () -> IoUring.builder(4).backend(none).memorySize());
    }

    @Test
    void anIndexBeyondTheAttachmentsIsRefused() {
        Sqe sqe = Nop.of().build();
        for (int index : new int[] {-1, 0, 1}) {
            Exception refused = assertThrows(IndexOutOfBoundsException.class, () -> sqe.attachment(index));
            assertEquals(IndexOutOfBoundsException.class, refused.getClass());
        }
    }

    @Test
    void roomForMoreThanAQueueIsRefused() {
        assertEquals(65536, new CqeBatch(65536).capacity());
        String message = assertThrows(IllegalArgumentException.class, () -> new CqeBatch(65537))
                .getMessage();
        assertTrue(message.contains("65537") && message.contains("1..65536"), message);
    }

    @Test
    void aLargeBufferIsCarvedWithoutFillingTheHeap() {
        FixedBuffer huge =
                FixedBuffer.unchecked(3, MemorySegment.ofAddress(1 << 20).reinterpret(1L << 40));
        List<FixedBuffer> parts = huge.carve(1024);
        assertEquals(1 << 30, parts.size());
        assertEquals(huge.slice(7 << 10, 1024), parts.get(7));
        assertThrows(IndexOutOfBoundsException.class, () -> parts.get(1 << 30));
        assertThrows(UnsupportedOperationException.class, () -> parts.remove(0));
        String message = assertThrows(IllegalArgumentException.class, () -> huge.carve(1))
                .getMessage();
        assertTrue(message.contains("1099511627776, above the limit"), message);
    }

    @Test
    void aTimeThatNoInstantCanBeIsRefused() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment timespec = KernelTimespec.allocate(arena);
            KernelTimespec.tvSec(timespec, Long.MAX_VALUE);
            assertThrows(IllegalArgumentException.class, () -> Timespecs.toInstant(timespec));
            MemorySegment statx = StatxBuffer.allocate(arena);
            StatxBuffer.stxMask(statx, StatxMask.STATX_MTIME);
            StatxTimestamp.tvSec(StatxBuffer.stxMtime(statx), Long.MIN_VALUE);
            assertThrows(IllegalStateException.class, FileStatus.of(statx)::modified);
        }
    }

    private static void assertNamed(String name, Executable call) {
        String message = assertThrows(NullPointerException.class, call).getMessage();
        assertTrue(message != null && message.contains(name) && !message.contains("because"), message);
    }
}
