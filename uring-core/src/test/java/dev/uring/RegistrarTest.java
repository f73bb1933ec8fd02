package dev.uring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.backend.LibcBackend;
import dev.uring.backend.RingBackend;
import dev.uring.kernel.Errno;
import dev.uring.kernel.RegisterOp;
import dev.uring.testing.DelegatingBackend;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

/** What the raw registration calls refuse, and what they keep. */
class RegistrarTest {
    private static final int PROBED = 256;

    @Test
    void refusesAnArgumentThatTheKernelWouldWriteBeyond() throws Exception {
        try (IoUring ring = IoUring.open(4);
                Arena arena = Arena.ofConfined()) {
            Registrar registrar = ring.registrar();
            IllegalArgumentException small = assertThrows(
                    IllegalArgumentException.class,
                    () -> registrar.tryCall(RegisterOp.IORING_REGISTER_PROBE, arena.allocate(8), PROBED));
            assertTrue(small.getMessage().contains("8 bytes, and nr_args 256 needs 2064"), small.getMessage());
            MemorySegment enough = arena.allocate(2064);
            assertThrows(
                    IllegalArgumentException.class,
                    () -> registrar.tryCall(RegisterOp.IORING_REGISTER_PROBE, enough.asReadOnly(), PROBED));
            assertThrows(
                    IllegalArgumentException.class,
                    () -> registrar.tryCall(
                            RegisterOp.IORING_REGISTER_PROBE, MemorySegment.ofArray(new byte[4096]), PROBED));
            Arena closed = Arena.ofConfined();
            MemorySegment gone = closed.allocate(4096);
            closed.close();
            assertThrows(
                    IllegalStateException.class,
                    () -> registrar.tryCall(RegisterOp.IORING_REGISTER_PROBE, gone, PROBED));
            assertEquals(0, registrar.tryCall(RegisterOp.IORING_REGISTER_PROBE, enough, PROBED));
        }
    }

    @Test
    void refusesParamsThatTheKernelWouldWriteBeyond() {
        try (RingBackend backend = new LibcBackend();
                Arena arena = Arena.ofConfined()) {
            assertThrows(IllegalArgumentException.class, () -> backend.setup(4, arena.allocate(119)));
            assertThrows(IllegalArgumentException.class, () -> backend.setup(4, MemorySegment.ofArray(new byte[120])));
        }
    }

    @Test
    void closesAndUnmapsOnlyWhatIsItsOwn() throws Exception {
        IoUring ring = IoUring.open(4);
        Registrar registrar = ring.registrar();
        int fd = registrar.openEventFd();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment other = arena.allocate(4096, 4096);
            assertThrows(IllegalArgumentException.class, () -> registrar.unmap(other));
            assertThrows(IllegalArgumentException.class, () -> registrar.closeDescriptor(ring.fd()));
            FutureTask<?> stranger = new FutureTask<>(
                    () -> assertThrows(IllegalStateException.class, () -> registrar.closeDescriptor(fd)));
            new Thread(stranger).start();
            stranger.get();
            ring.close();
            assertThrows(IllegalStateException.class, () -> registrar.unmap(other));
            assertThrows(IllegalStateException.class, () -> registrar.closeDescriptor(fd));
        }
        try (RingBackend backend = new LibcBackend()) {
            assertEquals(-Errno.EBADF, backend.closeDescriptor(fd), "closed with the ring");
        }
    }

    @Test
    void allocatesArgumentsOnce() throws Exception {
        int[] allocations = {0};
        try (IoUring ring = IoUring.builder(4)
                .backend(() -> new DelegatingBackend() {
                    @Override
                    public SegmentAllocator argumentMemory() {
                        SegmentAllocator memory = super.argumentMemory();
                        return (bytes, alignment) -> {
                            allocations[0]++;
                            return memory.allocate(bytes, alignment);
                        };
                    }
                })
                .open()) {
            int[] results = {change(ring, 0), change(ring, 1)};
            int before = allocations[0];
            for (int i = 0; i < 1_000; i++) {
                change(ring, i);
            }
            assertEquals(before, allocations[0], () -> "the calls answered " + results[0] + ", " + results[1]);
        }
    }

    /** Kernels that lack the calls refuse them, which must cost no memory either. */
    private static int change(IoUring ring, int turn) {
        try {
            ring.submitter().clock(turn % 2 == 0 ? WaitClock.MONOTONIC : WaitClock.BOOTTIME);
            ring.resize(4 + turn % 2 * 4, 16);
            return 0;
        } catch (UringException e) {
            return -e.errno();
        }
    }
}
