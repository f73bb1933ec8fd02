package dev.uring.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What is said about the limit of locked memory. */
class LockedMemoryTest {
    private static final OptionalLong LIMIT = OptionalLong.of(8192);

    @Test
    void blamesTheKernelWhereNoLimitHolds() {
        String expected = "the ring needs 9000 bytes, and the kernel is short of memory";
        assertEquals(expected, LockedMemory.advice("the ring needs", 9000, true, LIMIT));
        assertEquals(expected, LockedMemory.advice("the ring needs", 9000, false, OptionalLong.of(Long.MAX_VALUE)));
    }

    @Test
    void blamesTheLimitAloneOnlyWhereItIsTooLow() {
        String low = LockedMemory.advice("the ring needs", 9000, false, LIMIT);
        assertTrue(low.startsWith("the ring needs 9000 bytes of locked memory, and the limit is 8192 bytes: "), low);
        String shared = LockedMemory.advice("the ring needs", 8192, false, LIMIT);
        assertTrue(shared.contains("have locked already") && shared.contains("short of memory"), shared);
        String unknown = LockedMemory.advice("the ring needs", 9000, false, OptionalLong.empty());
        assertTrue(unknown.contains("limit of locked memory, unknown"), unknown);
    }
}
