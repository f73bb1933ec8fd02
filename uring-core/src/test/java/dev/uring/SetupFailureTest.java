package dev.uring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.backend.RingBackend;
import dev.uring.internal.setup.RingAdoption;
import dev.uring.kernel.Errno;
import dev.uring.kernel.RegisterOp;
import dev.uring.kernel.SetupFlags;
import dev.uring.struct.IoUringParams;
import dev.uring.testing.DelegatingBackend;
import dev.uring.testing.ProcessState;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Opening that fails after the kernel set the ring up: nothing of the ring is left in the process. */
class SetupFailureTest {
    private static final IllegalStateException FAILURE = new IllegalStateException("on purpose");

    static Stream<UnaryOperator<IoUringBuilder>> variants() {
        return Stream.of(
                builder -> builder,
                IoUringBuilder::noMmap,
                builder -> builder.waitRegion(1),
                builder -> builder.flags(SetupFlags.IORING_SETUP_SQPOLL));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void whenAPartCannotBeMapped(int part) throws Exception {
        Failing kernel = new Failing();
        kernel.failingMap = part;
        ProcessState before = ProcessState.now();
        UringException refused = assertThrows(UringException.class, () -> open(kernel));
        assertEquals(Errno.ENOMEM, refused.errno());
        assertNothingLeft(before, kernel);
    }

    @ParameterizedTest
    @MethodSource("variants")
    void whenTheRingCannotBeRegistered(UnaryOperator<IoUringBuilder> variant) throws Exception {
        Failing kernel = new Failing();
        kernel.failingOperation = RegisterOp.IORING_REGISTER_RING_FDS;
        IoUringBuilder builder = variant.apply(IoUring.builder(4).backend(() -> kernel));
        ProcessState before = ProcessState.now();
        assertSame(FAILURE, assertThrows(IllegalStateException.class, builder::open));
        assertNothingLeft(before, kernel);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, SetupFlags.IORING_SETUP_NO_MMAP})
    void whenTheKernelReportsAnImpossibleLayout(int flags) throws Exception {
        Failing kernel = new Failing();
        kernel.sqEntries = 3;
        ProcessState before = ProcessState.now();
        IllegalStateException refused = assertThrows(
                IllegalStateException.class,
                () -> IoUring.builder(4).flags(flags).backend(() -> kernel).open());
        assertTrue(refused.getMessage().contains("sq_entries 3"), refused.getMessage());
        assertNothingLeft(before, kernel);
    }

    @Test
    void whenTheWaitRegionCannotBeRegistered() throws Exception {
        Failing kernel = new Failing();
        kernel.failingOperation = RegisterOp.IORING_REGISTER_MEM_REGION;
        ProcessState before = ProcessState.now();
        assertSame(
                FAILURE,
                assertThrows(
                        IllegalStateException.class,
                        () -> IoUring.builder(4)
                                .waitRegion(1)
                                .backend(() -> kernel)
                                .open()));
        assertNothingLeft(before, kernel);
    }

    /** Taking a ring over leaves its descriptor to whoever opened it, but no mapping. */
    @Test
    void whenARingCannotBeTakenOver() throws Exception {
        try (RingBackend setup = new DelegatingBackend()) {
            MemorySegment params = IoUringParams.allocate(setup.argumentMemory());
            int fd = setup.setup(4, params);
            ProcessState before = ProcessState.now();
            IoUringParams.sqEntries(params, 3);
            assertThrows(IllegalArgumentException.class, () -> IoUring.adopt(fd, params));
            IoUringParams.sqEntries(params, 4);
            Failing kernel = new Failing();
            kernel.failingMap = 1;
            assertThrows(UringException.class, () -> RingAdoption.adopt(kernel, fd, params));
            assertNothingLeft(before, kernel);
            IoUring.adopt(fd, params).close();
        }
    }

    private static void open(Failing kernel) throws IOException {
        IoUring.builder(4).backend(() -> kernel).open();
    }

    private static void assertNothingLeft(ProcessState before, Failing kernel) throws Exception {
        assertEquals(before, ProcessState.now());
        assertTrue(kernel.closed, "the backend was closed");
    }

    private static final class Failing extends DelegatingBackend {
        private int failingMap = -1;
        private int failingOperation = -1;
        private int sqEntries;
        private int maps;
        private boolean closed;

        @Override
        public int setup(int entries, MemorySegment params) {
            int result = super.setup(entries, params);
            if (sqEntries != 0) {
                IoUringParams.sqEntries(params, sqEntries);
            }
            return result;
        }

        @Override
        public long map(int fd, long offset, long size) {
            return maps++ == failingMap ? -Errno.ENOMEM : super.map(fd, offset, size);
        }

        @Override
        public int register(int fd, int operation, MemorySegment argument, int count) {
            if ((operation & Integer.MAX_VALUE) == failingOperation) {
                throw FAILURE;
            }
            return super.register(fd, operation, argument, count);
        }

        @Override
        public void close() {
            closed = true;
            super.close();
        }
    }
}
