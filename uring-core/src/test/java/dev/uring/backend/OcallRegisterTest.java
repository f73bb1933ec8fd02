package dev.uring.backend;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.uring.kernel.Errno;
import dev.uring.testing.Simulator;
import dev.uring.testing.Simulator.Ocall;
import dev.uring.testing.TestBackend;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Registration through an ocall that copies nr_args elements of a declared size in, and nothing back. */
class OcallRegisterTest {
    @ParameterizedTest
    @EnumSource
    void bringsTheWholeArgumentAcross(RegisterScenario scenario) {
        int direct = scenario.run(TestBackend.LIBC);
        assumeFalse(direct == -Errno.EINVAL, scenario + ": this kernel answers EINVAL to a direct call");
        assertEquals(scenario.expected, direct);
        assertEquals(scenario.expected, scenario.run(TestBackend.OCALL));
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "IORING_REGISTER_PROBE",
                "IORING_REGISTER_IOWQ_MAX_WORKERS",
                "IORING_REGISTER_PBUF_STATUS",
                "IORING_REGISTER_NAPI",
                "IORING_UNREGISTER_NAPI",
                "IORING_REGISTER_ZCRX_IFQ",
                "IORING_REGISTER_RESIZE_RINGS",
                "IORING_REGISTER_QUERY",
                "IORING_REGISTER_ZCRX_CTRL"
            })
    void refusesWhatAnswersThroughItsArgument(OcallRegisterArgument operation) {
        assertRefused(operation, 1, "answers through its argument");
    }

    @ParameterizedTest
    @EnumSource(names = {"IORING_REGISTER_FILE_ALLOC_RANGE", "IORING_REGISTER_CLOCK"})
    void refusesWhatIsNotCounted(OcallRegisterArgument operation) {
        assertRefused(operation, 0, "nr_args must be 0");
    }

    private static void assertRefused(OcallRegisterArgument operation, int count, String reason) {
        try (BareRing ring = new BareRing(TestBackend.OCALL, 0)) {
            long calls = Simulator.get().calls(Ocall.REGISTER);
            MemorySegment argument = ring.argument(256);
            UnsupportedOperationException refused = assertThrows(
                    UnsupportedOperationException.class, () -> ring.register(operation.operation(), argument, count));
            assertTrue(refused.getMessage().startsWith(operation.name() + " cannot cross"), refused.getMessage());
            assertTrue(refused.getMessage().contains(reason), refused.getMessage());
            assertEquals(calls, Simulator.get().calls(Ocall.REGISTER));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {38, 63, 64, 1000})
    void refusesAnOperationItKnowsNothingAbout(int operation) {
        try (BareRing ring = new BareRing(TestBackend.OCALL, 0)) {
            UnsupportedOperationException refused = assertThrows(
                    UnsupportedOperationException.class, () -> ring.register(operation, ring.argument(256), 1));
            assertTrue(refused.getMessage().contains("operation " + operation), refused.getMessage());
        }
    }

    @Test
    void refusesAnIndexThatTheKernelIsToChoose() {
        try (BareRing ring = new BareRing(TestBackend.OCALL, 0)) {
            MemorySegment update = ring.argument(16);
            update.set(JAVA_INT, 0, -1);
            update.set(JAVA_LONG, 8, ring.fd);
            UnsupportedOperationException refused =
                    assertThrows(UnsupportedOperationException.class, () -> ring.register(20, update, 1));
            assertTrue(refused.getMessage().contains("choose the index"), refused.getMessage());
        }
    }

    @Test
    void refusesAnArgumentShorterThanTheKernelReads() {
        try (BareRing ring = new BareRing(TestBackend.OCALL, 0)) {
            IllegalArgumentException refused =
                    assertThrows(IllegalArgumentException.class, () -> ring.register(2, ring.argument(8), 3));
            assertEquals(
                    "IORING_REGISTER_FILES: the argument has 8 bytes, and nr_args 3 needs 12", refused.getMessage());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 5, 20, 1000})
    void leaksNothingThatFollowsTheArgument(int count) {
        try (BareRing ring = new BareRing(TestBackend.OCALL, 0)) {
            MemorySegment memory = ring.argument(4096).fill((byte) 0x5e);
            MemorySegment update = memory.asSlice(0, 16).fill((byte) 0);
            update.set(JAVA_LONG, 8, ring.memory.allocate(4L * count, 8).address());
            ring.register(6, update, count);
            byte[] crossed = Simulator.get().lastCrossed();
            assertArrayEquals(update.toArray(JAVA_BYTE), Arrays.copyOf(crossed, 16));
            assertArrayEquals(new byte[crossed.length - 16], Arrays.copyOfRange(crossed, 16, crossed.length));
        }
    }

    @ParameterizedTest
    @EnumSource
    void declaresAtLeastTheArgumentAndLessThanOneElementMore(OcallRegisterArgument operation) {
        for (int count : new int[] {1, 2, 3, 7, 32, 1000}) {
            long copied = operation.elementSize(count) * count;
            assertTrue(copied >= operation.bytes(count), operation + " with " + count);
            assertTrue(copied - operation.bytes(count) < count, operation + " with " + count);
        }
    }
}
