package dev.uring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.backend.LibcBackend;
import dev.uring.backend.RingBackend;
import dev.uring.internal.call.Registrations;
import dev.uring.kernel.Errno;
import dev.uring.kernel.RegisterOp;
import dev.uring.struct.IoUringQueryHdr;
import dev.uring.struct.IoUringRsrcRegister;
import dev.uring.struct.IoUringRsrcUpdate;
import dev.uring.struct.Iovec;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

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
        Registrations registrations = Registrations.of(ring);
        int fd = registrations.openEventFd();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment other = arena.allocate(4096, 4096);
            assertThrows(IllegalArgumentException.class, () -> registrations.unmap(other));
            assertThrows(IllegalArgumentException.class, () -> registrations.closeEventFd(ring.fd()));
            FutureTask<?> stranger = new FutureTask<>(
                    () -> assertThrows(IllegalStateException.class, () -> registrations.closeEventFd(fd)));
            new Thread(stranger).start();
            stranger.get();
            ring.close();
            assertThrows(IllegalStateException.class, () -> registrations.unmap(other));
            assertThrows(IllegalStateException.class, () -> registrations.closeEventFd(fd));
        }
        try (RingBackend backend = new LibcBackend()) {
            assertEquals(-Errno.EBADF, backend.closeDescriptor(fd), "closed with the ring");
        }
    }

    @Test
    void refusesPointersToOtherMemory() throws Exception {
        try (IoUring ring = IoUring.open(4);
                Arena arena = Arena.ofConfined()) {
            Registrar registrar = ring.registrar();
            MemorySegment stranger = arena.allocate(64);
            MemorySegment update = registrar.argument(IoUringRsrcUpdate.SIZE);
            IoUringRsrcUpdate.data(update, stranger.address());
            assertRefused(
                    "IORING_REGISTER_FILES_UPDATE: data 0x" + Long.toHexString(stranger.address())
                            + " (4 bytes) is not",
                    () -> registrar.tryCall(RegisterOp.IORING_REGISTER_FILES_UPDATE, update, 1));
            MemorySegment nested = registrar.nested(Integer.BYTES);
            IoUringRsrcUpdate.data(update, nested.address());
            assertEquals(-Errno.ENXIO, registrar.tryCall(RegisterOp.IORING_REGISTER_FILES_UPDATE, update, 1));
            IoUringRsrcUpdate.data(update, nested.address() + 255);
            assertRefused("data 0x", () -> registrar.tryCall(RegisterOp.IORING_REGISTER_FILES_UPDATE, update, 1));

            MemorySegment query = registrar.argument(IoUringQueryHdr.SIZE);
            IoUringQueryHdr.queryData(query, stranger.address());
            IoUringQueryHdr.size(query, 64);
            assertRefused("query_data", () -> registrar.tryCall(RegisterOp.IORING_REGISTER_QUERY, query, 0));

            MemorySegment iovec = registrar.argument(Iovec.SIZE);
            Iovec.iovBase(iovec, stranger);
            assertRefused("dev.uring.register", () -> registrar.tryCall(RegisterOp.IORING_REGISTER_BUFFERS, iovec, 1));
            MemorySegment table = registrar.argument(IoUringRsrcRegister.SIZE);
            MemorySegment iovecs = registrar.nested(2 * Iovec.SIZE);
            Iovec.iovBase(Iovec.element(iovecs, 1), stranger);
            IoUringRsrcRegister.nr(table, 2);
            IoUringRsrcRegister.data(table, iovecs.address());
            int size = (int) IoUringRsrcRegister.SIZE;
            assertRefused("iov_base", () -> registrar.tryCall(RegisterOp.IORING_REGISTER_BUFFERS2, table, size));
            IoUringRsrcRegister.tags(table, stranger.address());
            assertRefused("tags", () -> registrar.tryCall(RegisterOp.IORING_REGISTER_FILES2, table, size));
        }
    }

    @Test
    void refusesWhatItCannotJudge() throws Exception {
        try (IoUring ring = IoUring.open(4)) {
            Registrar registrar = ring.registrar();
            MemorySegment argument = registrar.argument(4096);
            assertRefused("use tryCallUnsafe", () -> registrar.tryCall(4000, argument, 1));
            assertRefused(
                    "use tryCallUnsafe", () -> registrar.call(RegisterOp.IORING_REGISTER_BPF_FILTER, argument, 1));
            assertRefused(
                    "IoUring.resize", () -> registrar.tryCall(RegisterOp.IORING_REGISTER_RESIZE_RINGS, argument, 1));
            assertRefused("index", () -> registrar.tryCall(RegisterOp.IORING_UNREGISTER_RING_FDS, argument, 1));
            assertRefused("use tryCallUnsafe", () -> registrar.tryCall(-1, MemorySegment.NULL, 0));
            assertRefused("bytes is -1, below 0", () -> registrar.argument(-1));
            assertEquals(-Errno.EINVAL, registrar.tryCall(4000, MemorySegment.NULL, 0));
            assertEquals(-Errno.EINVAL, registrar.tryCallUnsafe(4000, argument, 1));
        }
    }

    private static void assertRefused(String message, Executable call) {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, call);
        assertTrue(refused.getMessage().contains(message), refused.getMessage());
    }
}
