package dev.uring.op.memory;

import static dev.uring.kernel.Errno.EINVAL;
import static dev.uring.kernel.Errno.ENOMEM;
import static dev.uring.op.memory.MapFlags.MAP_ANONYMOUS;
import static dev.uring.op.memory.MapFlags.MAP_NORESERVE;
import static dev.uring.op.memory.MapFlags.MAP_PRIVATE;
import static dev.uring.op.memory.MemoryAdvice.MADV_DONTNEED;
import static dev.uring.op.memory.MemoryAdvice.MADV_NORMAL;
import static dev.uring.op.memory.MemoryProtection.PROT_READ;
import static dev.uring.op.memory.MemoryProtection.PROT_WRITE;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.uring.testing.Libc;
import dev.uring.testing.OperationTest;
import dev.uring.testing.TestRing;
import java.io.IOException;
import java.lang.foreign.MemorySegment;

class MadviseTest {
    private static final int PAGE = Libc.pageSize();
    private static final long GIB = 1L << 30;

    @OperationTest
    void dropsTheNamedPagesOnly(TestRing ring) throws IOException {
        MemorySegment memory = map(ring, 3L * PAGE);
        memory.fill((byte) 7);
        try {
            assertEquals(0, ring.succeed(Madvise.of(memory.asSlice(PAGE, PAGE), MADV_DONTNEED)));
            assertEquals(7, memory.get(JAVA_BYTE, PAGE - 1));
            assertEquals(0, memory.get(JAVA_BYTE, PAGE));
            assertEquals(0, memory.get(JAVA_BYTE, 2L * PAGE - 1));
            assertEquals(7, memory.get(JAVA_BYTE, 2L * PAGE));
        } finally {
            unmap(ring, memory);
        }
    }

    @OperationTest
    void takesALengthOfMoreThan32Bits(TestRing ring) throws IOException {
        MemorySegment memory = map(ring, 5 * GIB);
        memory.set(JAVA_BYTE, PAGE, (byte) 7);
        memory.set(JAVA_BYTE, 4 * GIB, (byte) 7);
        memory.set(JAVA_BYTE, 4 * GIB + PAGE, (byte) 7);
        try {
            // A length cut to 32 bits would stop after the first page.
            Madvise64 advice = Madvise64.of(memory, MADV_DONTNEED).length(4 * GIB + PAGE);
            assertEquals(0, ring.succeed(advice));
            assertEquals(0, memory.get(JAVA_BYTE, PAGE));
            assertEquals(0, memory.get(JAVA_BYTE, 4 * GIB));
            assertEquals(7, memory.get(JAVA_BYTE, 4 * GIB + PAGE));
            assertEquals(0, ring.succeed(Madvise64.of(memory, MADV_DONTNEED)));
            assertEquals(0, memory.get(JAVA_BYTE, 4 * GIB + PAGE), "the whole of it by default");
        } finally {
            unmap(ring, memory);
        }
    }

    @OperationTest
    void reportsRangesAndAdviceThatMakeNoSense(TestRing ring) throws IOException {
        MemorySegment memory = map(ring, 2L * PAGE);
        try {
            ring.fail(EINVAL, Madvise.of(memory.asSlice(1), MADV_NORMAL));
            ring.fail(EINVAL, Madvise.of(memory, 99));
            ring.fail(EINVAL, Madvise64.of(memory.asSlice(1), MADV_NORMAL));
            Libc.unmap(memory.asSlice(PAGE));
            ring.fail(ENOMEM, Madvise.of(memory, MADV_NORMAL));
            ring.fail(ENOMEM, Madvise64.of(memory, MADV_NORMAL));
        } finally {
            unmap(ring, memory.asSlice(0, PAGE));
        }
    }

    private static MemorySegment map(TestRing ring, long size) {
        MemorySegment memory = Libc.map(size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE);
        ring.backend().lend(memory);
        return memory;
    }

    private static void unmap(TestRing ring, MemorySegment memory) {
        ring.backend().takeBack(memory);
        Libc.unmap(memory);
    }
}
