package dev.uring.register;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.uring.IoUring;
import dev.uring.UringException;
import dev.uring.kernel.Errno;
import dev.uring.testing.RingFactory;
import dev.uring.testing.RingKind;
import dev.uring.testing.RingTest;
import dev.uring.testing.TestBackend;
import java.io.RandomAccessFile;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be registered as a buffer, and what is said about it. */
@ExtendWith(RegisterReport.class)
class BufferLimitsTest {

    @RingTest(kinds = RingKind.PICKED)
    @SuppressWarnings("restricted")
    void refusesBeforeTheCallWhatTheKernelRefuses(RingFactory rings) throws Exception {
        IoUring ring = Rings.open(rings, 8);
        MemorySegment memory = rings.memory().allocate(10);
        refusedFor("outside 1..16384", () -> RegisteredBuffers.of(ring));
        refusedFor("16385", () -> RegisteredBuffers.sparse(ring, 16_385));
        refusedFor("heap", () -> RegisteredBuffers.of(ring, memory, MemorySegment.ofArray(new byte[10])));
        refusedFor("buffer 1 has 0 bytes", () -> RegisteredBuffers.of(ring, memory, MemorySegment.NULL));
        MemorySegment huge = MemorySegment.ofAddress(memory.address()).reinterpret((1L << 30) + 1);
        refusedFor("1073741825", () -> RegisteredBuffers.of(ring, huge));
        refusedFor("1073741825", () -> RegisteredBuffers.allocate(ring, 1, (1L << 30) + 1));
        RegisteredBuffers most = RegisteredBuffers.sparse(ring, RegisteredBuffers.MAX_BUFFERS);
        refusedFor("heap", () -> most.register(MemorySegment.ofArray(new byte[10])));
        assertEquals(RegisteredBuffers.MAX_BUFFERS, most.free());
        most.close();
    }

    @RingTest(kinds = RingKind.PICKED, backends = TestBackend.LIBC)
    void explainsMemoryThatCannotBePinned(RingFactory rings, @TempDir Path directory) throws Exception {
        IoUring ring = Rings.open(rings, 8);
        try (RandomAccessFile file =
                        new RandomAccessFile(directory.resolve("data").toFile(), "rw");
                Arena arena = Arena.ofConfined()) {
            MemorySegment mapped = file.getChannel().map(MapMode.READ_WRITE, 0, 4096, arena);
            Rings.refused(Errno.EFAULT, "mapped from a file", () -> RegisteredBuffers.of(ring, mapped));
            RegisteredBuffers sparse = RegisteredBuffers.sparse(ring, 1);
            Rings.refused(Errno.EFAULT, "mapped from a file", () -> sparse.register(mapped));
            assertEquals(1, sparse.free());
        }
    }

    @RingTest(kinds = RingKind.PICKED, backends = TestBackend.LIBC)
    void explainsTheLimitOfLockedMemory(RingFactory rings) throws Exception {
        long limit = lockedMemoryLimit();
        FutureTask<UringException> registering = new FutureTask<>(() -> {
            // Capabilities belong to threads, and a ring takes over those of the thread that sets it up.
            Capabilities.drop(Capabilities.CAP_IPC_LOCK);
            try (IoUring ring =
                    rings.builder(8).backend(RegisterLog.backend(rings)).open()) {
                return assertThrows(UringException.class, () -> RegisteredBuffers.allocate(ring, 1, limit + 4096));
            }
        });
        Thread thread = new Thread(registering, "without CAP_IPC_LOCK");
        thread.start();
        UringException refused = registering.get();
        assertEquals("ENOMEM", refused.errnoName());
        assertTrue(refused.getMessage().contains(limit + " bytes"), refused.getMessage());
        assertTrue(refused.getMessage().contains("ulimit -l"), refused.getMessage());
        thread.join();
    }

    private static long lockedMemoryLimit() throws Exception {
        String soft = Files.readAllLines(Path.of("/proc/self/limits")).stream()
                .filter(row -> row.startsWith("Max locked memory"))
                .findFirst()
                .orElseThrow()
                .substring("Max locked memory".length())
                .strip()
                .split("\\s+")[0];
        assumeTrue(!soft.equals("unlimited"), "the limit of locked memory is unlimited");
        long limit = Long.parseLong(soft);
        assumeTrue(limit < 1 << 29, () -> "the limit of locked memory is " + limit + " bytes, too much to go over");
        return limit;
    }

    private static void refusedFor(String reason, Executable call) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, call);
        assertTrue(e.getMessage().contains(reason), e.getMessage());
    }
}
