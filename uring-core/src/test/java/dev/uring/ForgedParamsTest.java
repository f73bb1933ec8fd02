package dev.uring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.backend.LibcBackend;
import dev.uring.backend.RingBackend;
import dev.uring.kernel.SetupFlags;
import dev.uring.op.ring.Nop;
import dev.uring.struct.IoCqringOffsets;
import dev.uring.struct.IoSqringOffsets;
import dev.uring.struct.IoUringParams;
import dev.uring.testing.DelegatingBackend;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Params that are not the ring's, from a caller or a host: the library stays inside the ring's memory. */
class ForgedParamsTest {
    private static final int ENTRIES = 4096;
    private static final int FAR = 64 << 20;
    private static final int SEEDS = 2_000;

    @ParameterizedTest
    @CsvSource({"entries", "completions", "array", "cqes"})
    void refusesToTakeOverALargerRingThanThereIs(String lie) throws IOException {
        try (RingBackend backend = new LibcBackend()) {
            MemorySegment params = IoUringParams.allocate(backend.argumentMemory());
            int fd = backend.setup(ENTRIES, params);
            switch (lie) {
                case "entries" -> IoUringParams.flags(params, SetupFlags.IORING_SETUP_SQE128);
                case "completions" -> IoUringParams.flags(params, SetupFlags.IORING_SETUP_CQE32);
                case "array" -> IoSqringOffsets.array(IoUringParams.sqOff(params), FAR);
                default -> {
                    IoCqringOffsets.cqes(IoUringParams.cqOff(params), FAR);
                    IoSqringOffsets.array(IoUringParams.sqOff(params), 2 * FAR);
                }
            }
            IllegalArgumentException refused =
                    assertThrows(IllegalArgumentException.class, () -> IoUring.adopt(fd, params));
            assertTrue(refused.getMessage().startsWith("the params say"), refused.getMessage());
            assertEquals(0, backend.closeDescriptor(fd), "left to the caller");
        }
    }

    @Test
    void saysThatTheParamsAreTheCallers() throws IOException {
        try (RingBackend backend = new LibcBackend()) {
            MemorySegment params = IoUringParams.allocate(backend.argumentMemory());
            int fd = backend.setup(8, params);
            IoUringParams.sqEntries(params, 3);
            IllegalArgumentException refused =
                    assertThrows(IllegalArgumentException.class, () -> IoUring.adopt(fd, params));
            assertTrue(refused.getMessage().startsWith("the params say sq_entries 3"), refused.getMessage());
            backend.closeDescriptor(fd);
        }
    }

    @Test
    void survivesRandomParams() throws IOException {
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            try (RingBackend backend = new LibcBackend()) {
                MemorySegment params = IoUringParams.allocate(backend.argumentMemory());
                int fd = backend.setup(1 << random.nextInt(8), params);
                for (int i = random.nextInt(3); i >= 0; i--) {
                    int value = random.nextBoolean() ? 1 << random.nextInt(31) : random.nextInt();
                    params.set(ValueLayout.JAVA_INT, 4L * random.nextInt(30), value);
                }
                try (IoUring ring = IoUring.adopt(fd, params)) {
                    ring.submission().tryPush(Nop.of());
                } catch (UnfinishedOperationsException e) {
                    // Its queues are not where the params say, and the caller is told that nothing is known.
                } catch (IllegalArgumentException | UnsupportedOperationException | UringException e) {
                    backend.closeDescriptor(fd);
                } catch (Throwable e) {
                    throw new AssertionError("seed " + seed, e);
                }
            }
        }
    }

    @Test
    void writesNothingBehindItsOwnMemory() {
        try (Arena arena = Arena.ofShared()) {
            IoUringBuilder builder = IoUring.builder(8).plain().flags(SetupFlags.IORING_SETUP_NO_MMAP);
            long size = builder.memorySize();
            MemorySegment all = arena.allocate(size + (1 << 20), 4096);
            MemorySegment behind = all.asSlice(size).fill((byte) 0x77);
            builder.noMmap(all.asSlice(0, size)).backend(() -> new DelegatingBackend() {
                @Override
                public int setup(int entries, MemorySegment params) {
                    int result = super.setup(entries, params);
                    IoUringParams.sqEntries(params, 1024);
                    IoUringParams.cqEntries(params, 2048);
                    IoSqringOffsets.array(IoUringParams.sqOff(params), 64 + 16 * 2048);
                    return result;
                }
            });
            IllegalStateException refused = assertThrows(IllegalStateException.class, builder::open);
            assertTrue(refused.getMessage().contains("sq_entries"), refused.getMessage());
            assertEquals(-1, behind.mismatch(arena.allocate(behind.byteSize()).fill((byte) 0x77)));
        }
    }
}
