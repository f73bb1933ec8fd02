package dev.uring;

import static dev.uring.kernel.SetupFlags.IORING_SETUP_CQE_MIXED;
import static dev.uring.kernel.SetupFlags.IORING_SETUP_DEFER_TASKRUN;
import static dev.uring.kernel.SetupFlags.IORING_SETUP_NO_MMAP;
import static dev.uring.kernel.SetupFlags.IORING_SETUP_NO_SQARRAY;
import static dev.uring.kernel.SetupFlags.IORING_SETUP_SINGLE_ISSUER;
import static dev.uring.kernel.SetupFlags.IORING_SETUP_SQPOLL;
import static dev.uring.kernel.SetupFlags.IORING_SETUP_SUBMIT_ALL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.kernel.Errno;
import dev.uring.kernel.SetupFlags;
import dev.uring.op.ring.Nop;
import dev.uring.testing.DelegatingBackend;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Setting rings up with all kinds of flags and sizes. */
class SetupTest {
    private static final int FLAGS_OFFSET = 8;
    private static final int FLAG_COUNT = 21;

    static IntStream flags() {
        return IntStream.range(0, FLAG_COUNT).map(bit -> 1 << bit);
    }

    static Stream<Arguments> pairs() {
        return flags().boxed()
                .flatMap(first ->
                        flags().filter(second -> second > first).mapToObj(second -> Arguments.of(first, second)));
    }

    @ParameterizedTest
    @MethodSource("flags")
    void worksWithEachFlagOrNamesIt(int flag) throws IOException {
        checkOpens(flag);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void worksWithEachPairOfFlagsOrNamesOneOfThem(int first, int second) throws IOException {
        checkOpens(first | second);
    }

    /** Opens a ring with the flags and what they need, and uses it; or expects to be told which flag is wrong. */
    private static void checkOpens(int flags) throws IOException {
        int demanded = flags | needs(flags);
        IoUring ring;
        try (IoUring other =
                IoUring.builder(4).plain().flags(demanded & IORING_SETUP_SQPOLL).open()) {
            ring = builder(demanded, other).open();
        } catch (UringException e) {
            assertEquals(Errno.EINVAL, e.errno(), e.getMessage());
            assertTrue(SetupFlags.names(demanded).stream().anyMatch(e.getMessage()::contains), e.getMessage());
            return;
        }
        try (ring) {
            assertEquals(demanded, ring.setupFlags() & demanded);
            if ((flags & SetupFlags.IORING_SETUP_R_DISABLED) != 0) {
                ring.enable();
            }
            for (int turn = 0; turn < 10; turn++) {
                ring.submission().push(Nop.of().userData(turn));
                ring.submitAndWait(1);
                assertEquals(turn, ring.completion().poll().userData());
            }
        }
    }

    private static IoUringBuilder builder(int flags, IoUring other) {
        IoUringBuilder builder = IoUring.builder(4).plain().flags(flags);
        if ((flags & SetupFlags.IORING_SETUP_CQSIZE) != 0) {
            builder.completionEntries(32);
        }
        if ((flags & SetupFlags.IORING_SETUP_ATTACH_WQ) != 0) {
            builder.attachTo(other);
        }
        return builder;
    }

    private static int needs(int flags) {
        int needs = 0;
        needs |= (flags & SetupFlags.IORING_SETUP_SQ_AFF) != 0 ? IORING_SETUP_SQPOLL : 0;
        needs |= (flags & SetupFlags.IORING_SETUP_TASKRUN_FLAG) != 0
                        && (flags & (SetupFlags.IORING_SETUP_COOP_TASKRUN | IORING_SETUP_DEFER_TASKRUN)) == 0
                ? SetupFlags.IORING_SETUP_COOP_TASKRUN
                : 0;
        needs |= (flags & IORING_SETUP_DEFER_TASKRUN) != 0 ? IORING_SETUP_SINGLE_ISSUER : 0;
        needs |= (flags & SetupFlags.IORING_SETUP_REGISTERED_FD_ONLY) != 0 ? IORING_SETUP_NO_MMAP : 0;
        needs |= (flags & SetupFlags.IORING_SETUP_HYBRID_IOPOLL) != 0 ? SetupFlags.IORING_SETUP_IOPOLL : 0;
        needs |= (flags & SetupFlags.IORING_SETUP_SQ_REWIND) != 0 ? IORING_SETUP_NO_SQARRAY : 0;
        return needs;
    }

    @Test
    void namesAFlagThatNoKernelHasYet() {
        UringException refused = assertThrows(
                UringException.class, () -> IoUring.builder(4).flags(1 << 30).open());
        assertEquals(Errno.EINVAL, refused.errno());
        assertEquals("io_uring_setup", refused.call());
        assertTrue(refused.getMessage().contains("this kernel lacks bit 30"), refused.getMessage());
    }

    @Test
    void namesTheReleaseOfAFlagThatAnOldKernelLacks() {
        UringException refused = assertThrows(
                UringException.class,
                () -> IoUring.builder(4)
                        .backend(() -> new OldKernel(IORING_SETUP_SINGLE_ISSUER - 1))
                        .flags(IORING_SETUP_CQE_MIXED | IORING_SETUP_SINGLE_ISSUER)
                        .open());
        assertTrue(refused.advice().contains("IORING_SETUP_CQE_MIXED, which came with Linux 6.18"), refused.advice());
        assertTrue(
                refused.advice().contains("IORING_SETUP_SINGLE_ISSUER, which came with Linux 6.0"), refused.advice());
    }

    @ParameterizedTest
    @CsvSource({
        "IORING_SETUP_SQ_AFF needs IORING_SETUP_SQPOLL, 0x4",
        "IORING_SETUP_DEFER_TASKRUN needs IORING_SETUP_SINGLE_ISSUER, 0x2000",
        "IORING_SETUP_TASKRUN_FLAG needs IORING_SETUP_COOP_TASKRUN or IORING_SETUP_DEFER_TASKRUN, 0x200",
        "IORING_SETUP_HYBRID_IOPOLL needs IORING_SETUP_IOPOLL, 0x20000",
        "IORING_SETUP_SQPOLL excludes IORING_SETUP_COOP_TASKRUN, 0x102",
        "IORING_SETUP_CQE32 excludes IORING_SETUP_CQE_MIXED, 0x40800"
    })
    void namesFlagsThatDoNotGoTogether(String reason, String flags) {
        UringException refused = assertThrows(
                UringException.class,
                () -> IoUring.builder(4).plain().flags(Integer.decode(flags)).open());
        assertTrue(refused.advice().contains(reason), refused.advice());
    }

    @Test
    void picksTheFastestFlagsAndNeverDropsDemands() throws IOException {
        int all = (1 << FLAG_COUNT) - 1;
        List<List<String>> picked = new ArrayList<>();
        // From a kernel with everything down to one without any of the flags.
        for (int known : new int[] {all, IORING_SETUP_NO_SQARRAY - 1, 0x1FFF, 0xFFF, 0xFF, 0x7F}) {
            try (IoUring ring = IoUring.builder(4)
                    .backend(() -> new OldKernel(known))
                    .completionEntries(64)
                    .open()) {
                picked.add(SetupFlags.names(ring.setupFlags() & ~SetupFlags.IORING_SETUP_CQSIZE));
                assertEquals(64, ring.completion().capacity());
                ring.submission().push(Nop.of());
                assertEquals(1, ring.submitAndWait(1));
            }
        }
        String batch = "IORING_SETUP_SUBMIT_ALL";
        String flag = "IORING_SETUP_TASKRUN_FLAG";
        String coop = "IORING_SETUP_COOP_TASKRUN";
        String single = "IORING_SETUP_SINGLE_ISSUER";
        String defer = "IORING_SETUP_DEFER_TASKRUN";
        assertEquals(
                List.of(
                        List.of(batch, flag, single, defer, "IORING_SETUP_NO_SQARRAY"),
                        List.of(batch, flag, single, defer),
                        List.of(batch, coop, flag, single),
                        List.of(batch, coop, flag),
                        List.of(batch),
                        List.of()),
                picked);
    }

    @Test
    void picksNothingThatContradictsADemand() throws IOException {
        try (IoUring ring = IoUring.builder(4).sqpoll(Duration.ofMillis(10)).open()) {
            int expected = IORING_SETUP_SQPOLL
                    | IORING_SETUP_SINGLE_ISSUER
                    | IORING_SETUP_SUBMIT_ALL
                    | IORING_SETUP_NO_SQARRAY;
            assertEquals(SetupFlags.names(expected), SetupFlags.names(ring.setupFlags()));
        }
        try (IoUring ring = IoUring.builder(4).plain().open()) {
            assertEquals(List.of(), SetupFlags.names(ring.setupFlags()));
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 2", "3, 4, 8", "100, 128, 256", "32768, 32768, 65536"})
    void roundsSizesUp(int entries, int submissions, int completions) throws IOException {
        try (IoUring ring = IoUring.open(entries)) {
            assertEquals(submissions, ring.submission().capacity());
            assertEquals(completions, ring.completion().capacity());
        }
    }

    @Test
    void clampsSizesOnlyWhenAskedTo() throws IOException {
        assertRefused("entries is 32769, above the limit of 32768", IoUring.builder(32_769));
        assertRefused("completionEntries is 65537", IoUring.builder(8).completionEntries(65_537));
        assertRefused("completionEntries is 7, below the 8", IoUring.builder(8).completionEntries(7));
        assertThrows(IllegalArgumentException.class, () -> IoUring.builder(0));
        try (IoUring ring = IoUring.builder(Integer.MAX_VALUE)
                .completionEntries(Integer.MAX_VALUE)
                .clamp()
                .open()) {
            assertEquals(32_768, ring.submission().capacity());
            assertEquals(65_536, ring.completion().capacity());
        }
    }

    @Test
    void refusesTimesAndProcessorsOutOfRange() {
        assertThrows(IllegalArgumentException.class, () -> IoUring.builder(1).sqpoll(Duration.ofNanos(1)));
        assertThrows(IllegalArgumentException.class, () -> IoUring.builder(1).sqpoll(Duration.ofDays(50)));
        assertThrows(IllegalArgumentException.class, () -> IoUring.builder(1).sqpollCpu(-1));
        assertThrows(IllegalArgumentException.class, () -> IoUring.builder(1).closeTimeout(Duration.ofNanos(-1)));
    }

    @Test
    void saysThatAProcessorMustExist() {
        UringException refused = assertThrows(
                UringException.class,
                () -> IoUring.builder(4)
                        .sqpoll(Duration.ofMillis(10))
                        .sqpollCpu(1_000_000)
                        .open());
        assertTrue(refused.advice().contains("CPU of the submission thread"), refused.advice());
    }

    @Test
    void refusesAVirtualThread() throws Exception {
        List<Throwable> thrown = new ArrayList<>();
        Thread.ofVirtual()
                .start(() -> thrown.add(assertThrows(IllegalStateException.class, () -> IoUring.open(4))))
                .join();
        assertTrue(thrown.getFirst().getMessage().contains("virtual thread"), thrown.toString());
    }

    private static void assertRefused(String message, IoUringBuilder builder) {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, builder::open);
        assertTrue(refused.getMessage().contains(message), refused.getMessage());
    }

    /** A kernel that knows only some flags. */
    private static final class OldKernel extends DelegatingBackend {
        private final int known;

        OldKernel(int known) {
            this.known = known;
        }

        @Override
        public int setup(int entries, MemorySegment params) {
            boolean unknown = (params.get(ValueLayout.JAVA_INT, FLAGS_OFFSET) & ~known) != 0;
            return unknown ? -Errno.EINVAL : super.setup(entries, params);
        }
    }
}
