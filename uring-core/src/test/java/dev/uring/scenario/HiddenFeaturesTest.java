package dev.uring.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.IoUring;
import dev.uring.WaitOptions;
import dev.uring.WaitOutcome;
import dev.uring.kernel.Errno;
import dev.uring.kernel.Features;
import dev.uring.op.ring.Nop;
import dev.uring.testing.DelegatingBackend;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Older kernels, played by a backend that hides features, set-up flags and registration from the library. */
@Timeout(60)
class HiddenFeaturesTest {
    private static final int FLAGS = 8;
    private static final int FEATURES = 20;
    private static final int FEATURE_COUNT = 18;
    private static final int ALL_SETUP_FLAGS = -1;
    private static final Duration TIME = Duration.ofMillis(20);

    static IntStream features() {
        return IntStream.range(0, FEATURE_COUNT)
                .map(bit -> 1 << bit)
                .filter(feature -> feature != Features.IORING_FEAT_SINGLE_MMAP);
    }

    /** What a ring needs for its plain use must not depend on any feature, except to map its memory at all. */
    @ParameterizedTest
    @MethodSource("features")
    void aRingWorksWithoutAFeature(int feature) throws IOException {
        try (IoUring ring = open(new OldKernel(feature, ALL_SETUP_FLAGS, true))) {
            assertEquals(0, ring.features() & feature);
            checkWorks(ring);
        }
    }

    /** Linux 5.1 to 5.3 want three mappings. */
    @Test
    void aKernelThatMapsTheRingsOneByOneIsRefusedByName() throws IOException {
        long descriptors = count("/proc/self/fd");
        OldKernel kernel = new OldKernel(Features.IORING_FEAT_SINGLE_MMAP, ALL_SETUP_FLAGS, true);
        UnsupportedOperationException refused = assertThrows(UnsupportedOperationException.class, () -> open(kernel));
        assertTrue(
                refused.getMessage().contains("IORING_FEAT_SINGLE_MMAP of Linux 5.4, which this kernel lacks"),
                refused.getMessage());
        assertEquals(descriptors, count("/proc/self/fd"));
    }

    @Test
    void aRingWorksAsOnItsFirstKernels() throws IOException {
        // 5.4 had one mapping for both queues and nothing else.
        OldKernel kernel = new OldKernel(~Features.IORING_FEAT_SINGLE_MMAP, 0, false);
        try (IoUring ring = open(kernel)) {
            assertEquals(0, ring.setupFlags());
            assertEquals(Features.IORING_FEAT_SINGLE_MMAP, ring.features());
            checkWorks(ring);
            assertMissing("IORING_FEAT_EXT_ARG of Linux 5.11", ring, new WaitOptions().timeout(TIME));
            UnsupportedOperationException refused = assertThrows(
                    UnsupportedOperationException.class, () -> ring.submitter().iowait(false));
            assertTrue(refused.getMessage().contains("IORING_FEAT_NO_IOWAIT of Linux 6.15"), refused.getMessage());
            checkWorks(ring);
        }
    }

    @Test
    void aRefusedWaitTakesNothing() throws IOException {
        try (IoUring ring = open(new OldKernel(Features.IORING_FEAT_MIN_TIMEOUT, ALL_SETUP_FLAGS, true))) {
            ring.submission().push(Nop.of().userData(1));
            assertMissing("IORING_FEAT_MIN_TIMEOUT of Linux 6.12", ring, new WaitOptions().minimum(TIME));
            assertEquals(1, ring.submission().pending());
            assertEquals(WaitOutcome.REACHED, ring.submitter().submitAndWait(1, Duration.ofSeconds(20)));
        }
    }

    @Test
    void aRingDoesWithoutRegisteringItself() throws IOException {
        try (IoUring ring = open(new OldKernel(Features.IORING_FEAT_REG_REG_RING, ALL_SETUP_FLAGS, false))) {
            checkWorks(ring);
        }
    }

    private static IoUring open(OldKernel kernel) throws IOException {
        return IoUring.builder(4).backend(() -> kernel).open();
    }

    private static long count(String folder) throws IOException {
        try (Stream<Path> entries = Files.list(Path.of(folder))) {
            return entries.count();
        }
    }

    private static void checkWorks(IoUring ring) throws IOException {
        for (int turn = 0; turn < 3; turn++) {
            for (int i = 0; i < 4; i++) {
                ring.submission().push(Nop.of().userData(10 * turn + i));
            }
            assertEquals(4, ring.submitAndWait(4));
            for (int i = 0; i < 4; i++) {
                assertEquals(10 * turn + i, ring.completion().poll().userData());
            }
        }
    }

    private static void assertMissing(String what, IoUring ring, WaitOptions options) {
        UnsupportedOperationException refused = assertThrows(
                UnsupportedOperationException.class, () -> ring.submitter().submitAndWait(1, options));
        assertTrue(refused.getMessage().contains(what), refused.getMessage());
    }

    private static final class OldKernel extends DelegatingBackend {
        private static final int IORING_REGISTER_RING_FDS = 20;

        private final int hidden;
        private final int knownFlags;
        private final boolean registersRings;

        OldKernel(int hiddenFeatures, int knownFlags, boolean registersRings) {
            hidden = hiddenFeatures;
            this.knownFlags = knownFlags;
            this.registersRings = registersRings;
        }

        @Override
        public int setup(int entries, MemorySegment params) {
            if ((params.get(ValueLayout.JAVA_INT, FLAGS) & ~knownFlags) != 0) {
                return -Errno.EINVAL;
            }
            int result = super.setup(entries, params);
            params.set(ValueLayout.JAVA_INT, FEATURES, params.get(ValueLayout.JAVA_INT, FEATURES) & ~hidden);
            return result;
        }

        @Override
        public int register(int fd, int operation, MemorySegment argument, int count) {
            boolean refused = operation == IORING_REGISTER_RING_FDS && !registersRings;
            return refused ? -Errno.EINVAL : super.register(fd, operation, argument, count);
        }
    }
}
