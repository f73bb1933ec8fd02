package dev.uring.register;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.IoUring;
import dev.uring.UringException;
import dev.uring.kernel.Errno;
import dev.uring.kernel.Opcodes;
import dev.uring.op.ring.Nop;
import dev.uring.struct.SockFilter;
import dev.uring.testing.RingFactory;
import dev.uring.testing.RingKind;
import dev.uring.testing.RingTest;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.extension.ExtendWith;

/** Filters of operations: in force where the kernel has them, and clearly refused where not. */
@ExtendWith(RegisterReport.class)
class RequestFilterTest {
    private static final int BPF_RET_K = 0x06;

    @RingTest(kinds = {RingKind.PICKED, RingKind.PLAIN})
    void deniesOrSaysThatTheKernelLacksIt(RingFactory rings) throws Exception {
        IoUring ring = Rings.open(rings, 8);
        MemorySegment deny = MemorySegment.ofArray(new long[1]);
        SockFilter.code(deny, (short) BPF_RET_K);
        boolean set = true;
        try {
            RequestFilter.set(ring, Opcodes.IORING_OP_NOP, deny, 0, 0);
        } catch (UringException e) {
            assertEquals("EINVAL", e.errnoName());
            assertTrue(e.getMessage().contains("newer than Linux 6.18"), e.getMessage());
            set = false;
        }
        assertEquals(set ? Errno.EACCES : 0, Rings.run(ring, Nop.of()).errno());
    }

    @RingTest(kinds = RingKind.PICKED)
    void takesOnlyWholePrograms(RingFactory rings) throws Exception {
        IoUring ring = Rings.open(rings, 8);
        for (int bytes : new int[] {0, 7, 12, 4097 * 8}) {
            MemorySegment program = MemorySegment.ofArray(new byte[bytes]);
            IllegalArgumentException e =
                    assertThrows(IllegalArgumentException.class, () -> RequestFilter.set(ring, 0, program, 0, 0));
            assertTrue(e.getMessage().contains(bytes + " bytes"), e.getMessage());
        }
    }
}
