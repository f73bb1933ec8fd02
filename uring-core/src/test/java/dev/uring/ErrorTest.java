package dev.uring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.backend.LibcBackend;
import dev.uring.backend.RingBackend;
import dev.uring.kernel.Errno;
import dev.uring.kernel.RegisterOp;
import dev.uring.kernel.SetupFlags;
import dev.uring.op.Facts;
import dev.uring.op.ring.Nop;
import dev.uring.register.CompletionSignal;
import dev.uring.register.Personality;
import dev.uring.register.RingMessenger;
import dev.uring.struct.IoUringParams;
import dev.uring.testing.DelegatingBackend;
import dev.uring.testing.Seccomp;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a refusal by the kernel says. */
class ErrorTest {
    private static final int IO_URING_SETUP = 425;
    private static final int IO_URING_ENTER = 426;

    @Test
    void namesTheSystemControlAndTheContainerWhenForbidden() throws Exception {
        UringException refused = Seccomp.refusing(
                IO_URING_SETUP, Errno.EPERM, () -> assertThrows(UringException.class, () -> IoUring.open(4)));
        assertEquals(Errno.EPERM, refused.errno());
        assertTrue(refused.getMessage().startsWith("io_uring_setup: EPERM (operation not permitted): "));
        assertTrue(refused.advice().contains("kernel.io_uring_disabled"), refused.advice());
        assertTrue(refused.advice().contains("seccomp"), refused.advice());
    }

    @Test
    void namesTheNeededKernelWhenThereIsNone() throws Exception {
        UringException refused = Seccomp.refusing(
                IO_URING_SETUP, Errno.ENOSYS, () -> assertThrows(UringException.class, () -> IoUring.open(4)));
        assertEquals(Errno.ENOSYS, refused.errno());
        assertTrue(refused.advice().contains("Linux 5.4"), refused.advice());
        UringException unknown = Seccomp.refusing(
                IO_URING_SETUP, Errno.ENOSYS, () -> assertThrows(UringException.class, KernelCapabilities::probe));
        assertEquals(refused.getMessage(), unknown.getMessage());
    }

    @Test
    void aFilterOnTheCallThatSubmitsLeavesEntriesQueued() throws Exception {
        Seccomp.refusing(IO_URING_ENTER, Errno.EPERM, () -> {
            try (IoUring ring = IoUring.open(4)) {
                ring.submission().push(Nop.of());
                UringException refused = assertThrows(UringException.class, ring::submit);
                assertEquals("io_uring_enter", refused.call());
                assertEquals("EPERM", refused.errnoName());
                assertEquals(1, ring.submission().pending());
                return null;
            }
        });
    }

    /** The one way past the owner's check: a ring that another thread set up. */
    @Test
    void saysWhoseCallsTheKernelTakes() throws Exception {
        try (RingBackend backend = new LibcBackend()) {
            MemorySegment params = IoUringParams.allocate(backend.argumentMemory());
            IoUringParams.flags(params, SetupFlags.IORING_SETUP_SINGLE_ISSUER);
            int fd = backend.setup(4, params);
            FutureTask<UringException> stranger = new FutureTask<>(() -> {
                try (IoUring ring = IoUring.adopt(fd, params)) {
                    ring.submission().push(Nop.of());
                    return assertThrows(UringException.class, ring::submit);
                }
            });
            new Thread(stranger).start();
            UringException refused = stranger.get();
            assertEquals(Errno.EEXIST, refused.errno());
            assertTrue(refused.advice().contains("of one thread only"), refused.advice());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "EAGAIN, stay queued",
        "ENOMEM, stay queued",
        "EBUSY, reap completions",
        "EBADFD, enable it",
        "EEXIST, one thread only",
        "EBADR, lost some",
        "EOWNERDEAD, submission thread died",
        "ENXIO, shutting down",
        "EOPNOTSUPP, not a ring",
    })
    void advisesOnRefusedCalls(String name, String advice) throws IOException {
        int errno = errno(name);
        boolean[] refusing = {true};
        DelegatingBackend kernel = new DelegatingBackend() {
            @Override
            public int enter(int fd, int toSubmit, int minComplete, int flags, long argument, long size) {
                return refusing[0] ? -errno : super.enter(fd, toSubmit, minComplete, flags, argument, size);
            }
        };
        try (IoUring ring = IoUring.builder(4).backend(() -> kernel).open()) {
            ring.submission().push(Nop.of());
            UringException submit = assertThrows(UringException.class, ring::submit);
            assertEquals(errno, submit.errno());
            assertEquals(name, submit.errnoName());
            assertEquals("io_uring_enter", submit.call());
            assertTrue(submit.advice().contains(advice), submit.advice());
            UringException wait = assertThrows(UringException.class, () -> ring.submitAndWait(1));
            assertEquals(submit.getMessage(), wait.getMessage());
            UringException timed =
                    assertThrows(UringException.class, () -> ring.submitter().submitAndWait(1, Duration.ofMinutes(1)));
            assertEquals(submit.getMessage(), timed.getMessage());
            assertEquals(1, ring.submission().pending());
            refusing[0] = false;
            assertEquals(1, ring.submitAndWait(1));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ENOMEM, the ring needs",
        "EMFILE, ulimit -n",
        "ENFILE, too many open files",
        "EFAULT, start on a page",
        "ENXIO, closed",
    })
    void advisesOnRefusedSetups(String name, String advice) {
        DelegatingBackend kernel = new DelegatingBackend() {
            @Override
            public int setup(int entries, MemorySegment params) {
                return -errno(name);
            }
        };
        UringException refused = assertThrows(
                UringException.class,
                () -> IoUring.builder(4).backend(() -> kernel).open());
        assertEquals(name, refused.errnoName());
        assertTrue(refused.advice().contains(advice), refused.advice());
    }

    /** However the call comes about, it is named in one form, and the advice is that of a refused set-up. */
    @Test
    void advisesOnForbiddenRegistrations() throws IOException {
        Supplier<RingBackend> kernel = () -> new DelegatingBackend() {
            @Override
            public int register(int fd, int operation, MemorySegment argument, int count) {
                return -Errno.EPERM;
            }

            @Override
            public int openEventFd() {
                return -Errno.EMFILE;
            }
        };
        try (IoUring ring = IoUring.builder(4).disabled().backend(kernel).open();
                RingMessenger messenger = new RingMessenger(kernel)) {
            assertForbidden("IORING_REGISTER_ENABLE_RINGS", ring::enable);
            assertForbidden("IORING_REGISTER_CLOCK", () -> ring.submitter().clock(WaitClock.BOOTTIME));
            assertForbidden("IORING_REGISTER_PERSONALITY", () -> Personality.register(ring));
            assertForbidden(
                    "IORING_REGISTER_PROBE",
                    () -> ring.registrar().call(RegisterOp.IORING_REGISTER_PROBE, MemorySegment.NULL, 0));
            assertForbidden("IORING_REGISTER_SEND_MSG_RING", () -> messenger.send(Fd.of(0), 1, 1));
            UringException full = assertThrows(UringException.class, () -> CompletionSignal.open(ring));
            assertEquals("eventfd", full.call());
            assertTrue(full.advice().contains("ulimit -n"), full.advice());
        }
    }

    private static void assertForbidden(String operation, Executable call) {
        UringException refused = assertThrows(UringException.class, call);
        assertEquals("io_uring_register(" + operation + ")", refused.call());
        assertTrue(refused.advice().contains("seccomp profile of the container"), refused.advice());
    }

    @Test
    void saysTimesInPlainWords() throws IOException {
        Duration shortest = Duration.ofSeconds(Long.MIN_VALUE);
        try (IoUring ring = IoUring.open(4)) {
            assertRefused("timeout is -9223372036854775808 s, below zero", () -> ring.close(shortest));
            assertRefused(
                    "timeout is -1 ns, below zero", () -> ring.submitter().submitAndWait(1, Duration.ofNanos(-1)));
        }
        assertRefused(
                "idle is 9223372036854775807 s, outside 1..4294967295 milliseconds",
                () -> IoUring.builder(4).sqpoll(Duration.ofSeconds(Long.MAX_VALUE)));
        assertRefused("idle is 500 us, outside", () -> IoUring.builder(4).sqpoll(Duration.ofNanos(500_000)));
        assertRefused(
                "closeTimeout is -1 ms, below zero", () -> IoUring.builder(4).closeTimeout(Duration.ofMillis(-1)));
        assertRefused("minimum is 36000 s, outside", () -> new WaitOptions().minimum(Duration.ofHours(10)));
    }

    private static void assertRefused(String message, Executable call) {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, call);
        assertTrue(refused.getMessage().startsWith(message), refused.getMessage());
    }

    @Test
    void closesWhatItOpenedWhenTheMemoryCannotBeMapped() {
        int[] closed = {0, 0};
        DelegatingBackend kernel = new DelegatingBackend() {
            @Override
            public long map(int fd, long offset, long size) {
                return offset == 0 ? super.map(fd, offset, size) : -Errno.ENOMEM;
            }

            @Override
            public int unmap(long address, long size) {
                closed[0]++;
                return super.unmap(address, size);
            }

            @Override
            public int closeDescriptor(int fd) {
                closed[1]++;
                return super.closeDescriptor(fd);
            }
        };
        UringException refused = assertThrows(
                UringException.class,
                () -> IoUring.builder(4).backend(() -> kernel).open());
        assertEquals("mmap of 256 bytes of the ring", refused.call());
        assertTrue(refused.advice().contains("address space"), refused.advice());
        assertEquals(List.of(1, 1), List.of(closed[0], closed[1]));
    }

    @Test
    void knowsEveryErrorNumber() {
        for (Map<String, String> row : Facts.table("abi-libc-constants.csv")) {
            if (row.get("group").equals("errno")) {
                assertEquals(row.get("name"), Errno.name(Integer.decode(row.get("value"))));
            }
        }
        assertEquals("no space left on device", Errno.message(Errno.ENOSPC));
        for (int unused : new int[] {0, -1, 41, 58, 134, 4095}) {
            assertEquals("errno " + unused, Errno.name(unused));
            assertSame("unknown error", Errno.message(unused));
        }
    }

    private static int errno(String name) {
        for (int errno = 1; errno < 134; errno++) {
            if (Errno.name(errno).equals(name)) {
                return errno;
            }
        }
        throw new AssertionError(name);
    }
}
