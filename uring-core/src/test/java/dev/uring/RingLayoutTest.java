package dev.uring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.backend.LibcBackend;
import dev.uring.backend.RingBackend;
import dev.uring.internal.ring.RingLayout;
import dev.uring.kernel.Errno;
import dev.uring.kernel.SetupFlags;
import dev.uring.op.Facts;
import dev.uring.struct.IoSqringOffsets;
import dev.uring.struct.IoUringParams;
import dev.uring.testing.DelegatingBackend;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Layouts of rings, against those measured on Linux 6.18. */
class RingLayoutTest {
    private static final int PAGE = 4096;

    static Stream<Map<String, String>> measured() {
        return Facts.table("ring-layout-6.18.csv").stream();
    }

    @ParameterizedTest
    @MethodSource("measured")
    void isComputedFromWhatTheKernelReports(Map<String, String> row) throws IOException {
        RingLayout layout = layout(row);
        assertEquals(number(row, "sq_entries"), layout.sqEntries());
        assertEquals(number(row, "cq_entries"), layout.cqEntries());
        assertEquals(number(row, "sq_head"), layout.sqHead());
        assertEquals(number(row, "sq_tail"), layout.sqTail());
        assertEquals(number(row, "sq_flags"), layout.sqFlags());
        assertEquals(number(row, "sq_dropped"), layout.sqDropped());
        assertEquals(number(row, "sq_array"), layout.sqArray());
        assertEquals(number(row, "cq_head"), layout.cqHead());
        assertEquals(number(row, "cq_tail"), layout.cqTail());
        assertEquals(number(row, "cq_overflow"), layout.cqOverflow());
        assertEquals(number(row, "cq_flags"), layout.cqFlags());
        assertEquals(number(row, "cq_cqes"), layout.cqes());
        assertEquals(number(row, "ring_bytes"), layout.ringBytes());
        assertEquals(number(row, "sqe_bytes"), layout.sqeBytes());
    }

    @ParameterizedTest
    @MethodSource("measured")
    void findsTheArrayWhereAResizeDoesNotReportIt(Map<String, String> row) throws IOException {
        try (RingBackend backend = new LibcBackend()) {
            MemorySegment params = params(backend, row);
            IoSqringOffsets.array(IoUringParams.sqOff(params), 0);
            assertEquals(
                    number(row, "sq_array"),
                    RingLayout.of(params, IoUringParams.flags(params)).sqArray());
        }
    }

    @ParameterizedTest
    @MethodSource("measured")
    void needsMemoryForItsPartsInWholePages(Map<String, String> row) {
        long needed = IoUring.builder((int) number(row, "entries"))
                .plain()
                .flags((int) number(row, "flags"))
                .memorySize();
        long parts = pages(number(row, "sqe_bytes")) + pages(number(row, "ring_bytes"));
        assertTrue(needed >= parts, () -> needed + " bytes, but the parts need " + parts);
        assertTrue(needed <= parts + pages(number(row, "sq_entries") * Integer.BYTES), () -> "far more than " + parts);
    }

    @ParameterizedTest
    @MethodSource("measured")
    void mapsNoMoreAndNoLess(Map<String, String> row) throws IOException {
        long[] mapped = new long[2];
        DelegatingBackend recording = new DelegatingBackend() {
            @Override
            public long map(int fd, long offset, long size) {
                mapped[offset == 0 ? 0 : 1] = size;
                return super.map(fd, offset, size);
            }
        };
        open(row, recording).close();
        assertEquals(number(row, "ring_bytes"), mapped[0]);
        assertEquals(number(row, "sqe_bytes"), mapped[1]);
    }

    private static RingLayout layout(Map<String, String> row) throws IOException {
        try (RingBackend backend = new LibcBackend()) {
            MemorySegment params = params(backend, row);
            return RingLayout.of(params, IoUringParams.flags(params));
        }
    }

    private static MemorySegment params(RingBackend backend, Map<String, String> row) throws IOException {
        MemorySegment params = IoUringParams.allocate(backend.argumentMemory());
        IoUringParams.flags(params, (int) number(row, "flags"));
        int result = backend.setup((int) number(row, "entries"), params);
        Assumptions.assumeTrue(
                result != -Errno.EINVAL,
                () -> "this kernel lacks one of " + SetupFlags.names((int) number(row, "flags")));
        assertTrue(result >= 0, () -> Errno.name(-result));
        backend.closeDescriptor(result);
        return params;
    }

    private static IoUring open(Map<String, String> row, RingBackend backend) throws IOException {
        return IoUring.builder((int) number(row, "entries"))
                .plain()
                .flags((int) number(row, "flags"))
                .backend(() -> backend)
                .open();
    }

    private static long pages(long bytes) {
        return (bytes + PAGE - 1) / PAGE * PAGE;
    }

    private static long number(Map<String, String> row, String column) {
        return Long.decode(row.get(column));
    }
}
