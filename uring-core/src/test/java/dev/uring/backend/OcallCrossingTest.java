package dev.uring.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.IoUring;
import dev.uring.UnfinishedOperationsException;
import dev.uring.UringException;
import dev.uring.kernel.Errno;
import dev.uring.op.time.Timeout;
import dev.uring.testing.RingFactory;
import dev.uring.testing.RingKind;
import dev.uring.testing.RingTest;
import dev.uring.testing.Simulator;
import dev.uring.testing.Simulator.Ocall;
import dev.uring.testing.TestBackend;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The answers of an ocall: the status of the crossing, the result, and errno. */
class OcallCrossingTest {
    private static final int SGX_ERROR_UNEXPECTED = 1;
    private static final int SGX_ERROR_INVALID_PARAMETER = 2;

    private final Simulator simulator = Simulator.get();

    @AfterEach
    void takeBackFaults() {
        simulator.reset();
    }

    @Test
    void reportsAFailedCrossingOfSetupInsteadOfDescriptorZero() {
        long closes = simulator.calls(Ocall.CLOSE);
        simulator.failNextCrossing(Ocall.SETUP, SGX_ERROR_UNEXPECTED);
        OcallException failed = assertThrows(OcallException.class, this::openRing);
        assertEquals("ocall_io_uring_setup_syscall", failed.call());
        assertEquals(SGX_ERROR_UNEXPECTED, failed.status());
        assertEquals(closes, simulator.calls(Ocall.CLOSE), "descriptor 0 is not the ring's to close");
    }

    @Test
    void reportsAFailedCrossingOfEveryOtherCall() {
        try (BareRing ring = new BareRing(TestBackend.OCALL, 0)) {
            simulator.failNextCrossing(Ocall.ENTER, SGX_ERROR_UNEXPECTED);
            assertThrows(OcallException.class, () -> ring.backend.enter(ring.fd, 0, 0, 0, 0, 0));
            simulator.failNextCrossing(Ocall.REGISTER, SGX_ERROR_UNEXPECTED);
            assertThrows(OcallException.class, () -> ring.register(1, MemorySegment.NULL, 0));
            simulator.failNextCrossing(Ocall.MMAP, SGX_ERROR_UNEXPECTED);
            assertThrows(OcallException.class, () -> ring.backend.map(ring.fd, 0, 4096));
            simulator.failNextCrossing(Ocall.MUNMAP, SGX_ERROR_UNEXPECTED);
            assertThrows(OcallException.class, () -> ring.backend.unmap(4096, 4096));
            simulator.failNextCrossing(Ocall.CLOSE, SGX_ERROR_UNEXPECTED);
            assertThrows(OcallException.class, () -> ring.backend.closeDescriptor(ring.fd));
            simulator.failNextCrossing(Ocall.MALLOC, SGX_ERROR_UNEXPECTED);
            assertThrows(OcallException.class, () -> ring.memory.allocate(8));
        }
    }

    @Test
    void takesErrnoFromTheCall() {
        try (BareRing ring = new BareRing(TestBackend.OCALL, 0)) {
            MemorySegment params = BareRing.params(ring.backend, 0);
            assertEquals(-Errno.EINVAL, ring.backend.setup(0, params));
            assertEquals(-Errno.EBADF, ring.backend.enter(-1, 0, 0, 0, 0, 0));
            assertEquals(-Errno.ENXIO, ring.register(1, MemorySegment.NULL, 0));
            assertEquals(-Errno.EBADF, ring.backend.map(-1, 0, 4096));
            assertEquals(-Errno.EINVAL, ring.backend.unmap(4096, 4096));
            assertEquals(-Errno.EBADF, ring.backend.closeDescriptor(-1));
        }
    }

    @Test
    void readsErrnoOnlyWhenTheCallFailed() {
        try (BareRing ring = new BareRing(TestBackend.OCALL, 0)) {
            simulator.answerNext(Ocall.ENTER, 0, Errno.EINTR);
            assertEquals(0, ring.backend.enter(ring.fd, 0, 0, 0, 0, 0));
            simulator.answerNext(Ocall.REGISTER, 5, Errno.EBUSY);
            assertEquals(5, ring.register(9, MemorySegment.NULL, 0));
            simulator.answerNext(Ocall.MUNMAP, 0, Errno.EIO);
            assertEquals(0, ring.backend.unmap(4096, 4096));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, -22, 4096, Integer.MIN_VALUE})
    void doesNotBelieveAnErrorNumberThatIsNone(int errno) {
        try (BareRing ring = new BareRing(TestBackend.OCALL, 0)) {
            simulator.answerNext(Ocall.ENTER, -1, errno);
            OcallException refused =
                    assertThrows(OcallException.class, () -> ring.backend.enter(ring.fd, 0, 0, 0, 0, 0));
            assertTrue(refused.getMessage().contains("errno " + errno), refused.getMessage());
            simulator.answerNext(Ocall.MMAP, -1, errno);
            assertThrows(OcallException.class, () -> ring.backend.map(ring.fd, 0, 4096));
        }
    }

    @Test
    void doesNotBelieveThatMoreWasTakenThanWasOffered() {
        try (BareRing ring = new BareRing(TestBackend.OCALL, 0)) {
            simulator.answerNext(Ocall.ENTER, 3, 0);
            OcallException refused =
                    assertThrows(OcallException.class, () -> ring.backend.enter(ring.fd, 2, 0, 0, 0, 0));
            assertTrue(refused.getMessage().contains("3 entries of 2"), refused.getMessage());
        }
    }

    @Test
    void keepsDirectArgumentsInTheEnclave() {
        try (BareRing ring = new BareRing(TestBackend.OCALL, 0)) {
            MemorySegment hostParams = ring.memory.allocate(120, 8);
            OcallException refused = assertThrows(OcallException.class, () -> ring.backend.setup(4, hostParams));
            assertEquals(SGX_ERROR_INVALID_PARAMETER, refused.status());
            assertTrue(refused.getMessage().contains("SGX_ERROR_INVALID_PARAMETER"), refused.getMessage());
        }
    }

    @Test
    void reportsTheKernelsErrorThroughTheRing() {
        simulator.failNext(Ocall.SETUP, Errno.EPERM);
        UringException refused = assertThrows(UringException.class, this::openRing);
        assertEquals(Errno.EPERM, refused.errno());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void leavesNothingBehindWhenARingCannotBeMapped(boolean crossing) {
        long ranges = simulator.hostRanges();
        long setups = simulator.calls(Ocall.SETUP);
        long closes = simulator.calls(Ocall.CLOSE);
        if (crossing) {
            simulator.failNextCrossing(Ocall.MMAP, SGX_ERROR_UNEXPECTED);
            assertThrows(OcallException.class, this::openRing);
        } else {
            simulator.failNext(Ocall.MMAP, Errno.ENOMEM);
            assertEquals(
                    Errno.ENOMEM,
                    assertThrows(UringException.class, this::openRing).errno());
        }
        assertEquals(ranges, simulator.hostRanges());
        assertEquals(simulator.calls(Ocall.SETUP) - setups, simulator.calls(Ocall.CLOSE) - closes);
    }

    @ParameterizedTest
    @EnumSource(names = {"REGISTER", "ENTER"})
    void closesTheDescriptorWhenCancellingFailsToCross(Ocall cancelling) throws IOException {
        try (Arena host = simulator.library().newHostArena()) {
            IoUring ring = IoUring.builder(4)
                    .backend(() -> new OcallBackend(simulator.library()))
                    .open();
            ring.submission().push(Timeout.of(host.allocateFrom(ValueLayout.JAVA_LONG, 3600, 0)));
            ring.submit();
            long closes = simulator.calls(Ocall.CLOSE);
            long unmaps = simulator.calls(Ocall.MUNMAP);
            simulator.failNextCrossing(cancelling, SGX_ERROR_UNEXPECTED);
            UnfinishedOperationsException told = assertThrows(UnfinishedOperationsException.class, ring::close);
            assertInstanceOf(OcallException.class, told.getSuppressed()[0]);
            assertEquals(closes + 1, simulator.calls(Ocall.CLOSE));
            assertEquals(unmaps + 2, simulator.calls(Ocall.MUNMAP));
            assertThrows(IllegalStateException.class, ring::submit);
        }
    }

    @RingTest(backends = TestBackend.OCALL, kinds = RingKind.SQPOLL)
    void leavesPollingToTheKernelsThread(RingFactory rings) throws Exception {
        IoUring ring = rings.open(8);
        ring.submission().tryPush(0xFFFF_FFFFL << 32, 0, 0, 0, 42, 0, 0, 0);
        ring.submitAndWait(1);
        assertEquals(42, ring.completion().poll().userData());
        assertEquals(0, simulator.calls(Ocall.START_THREAD), "a thread that cannot be stopped");
    }

    private void openRing() throws IOException {
        IoUring.builder(4)
                .backend(() -> new OcallBackend(simulator.library()))
                .open()
                .close();
    }
}
