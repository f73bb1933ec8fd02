package dev.uring.bench;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class InliningGuardTest {

    @Test
    void fillingASlotIsTooLargeToBeInlined() throws Exception {
        int size = InliningGuard.bytecodeSize();
        assertTrue(size > InliningGuard.LIMIT, "the method that fills a slot has only " + size + " bytes of bytecode");
    }
}
