package dev.uring.backend;

import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.Fd;
import dev.uring.IoUring;
import dev.uring.kernel.Errno;
import dev.uring.op.file.Read;
import dev.uring.op.ring.Nop;
import dev.uring.testing.RingFactory;
import dev.uring.testing.RingKind;
import dev.uring.testing.RingTest;
import dev.uring.testing.Simulator;
import dev.uring.testing.TestBackend;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;

/** The simulator itself: the kernel never follows a pointer of an entry into the enclave. */
class SimulatedEntriesTest {
    private static final int OFF = 1;
    private static final int ADDR = 2;
    private static final int ADDR3 = 6;

    /** A pointer of an entry: in which word, and what else must be set for it to be looked at. */
    private record Pointer(int opcode, int word, int ioprio, int len, int opFlags, long word5) {
        Pointer(int opcode, int word) {
            this(opcode, word, 0, 1, 0, 0);
        }
    }

    /** Each pointer field of each operation; word 5 holds the sizes that share bytes 44..47. */
    private static final List<Pointer> POINTERS = List.of(
            new Pointer(1, ADDR),
            new Pointer(2, ADDR),
            new Pointer(4, ADDR),
            new Pointer(5, ADDR),
            new Pointer(9, ADDR),
            new Pointer(10, ADDR),
            new Pointer(11, ADDR),
            new Pointer(12, OFF, 0, 0, 2, 0),
            new Pointer(13, ADDR),
            new Pointer(15, ADDR),
            new Pointer(18, ADDR),
            new Pointer(20, ADDR),
            new Pointer(21, ADDR),
            new Pointer(21, OFF),
            new Pointer(22, ADDR),
            new Pointer(23, ADDR),
            new Pointer(25, ADDR),
            new Pointer(26, ADDR),
            new Pointer(26, ADDR, 1 << 5, 1, 0, 0),
            new Pointer(26, OFF, 0, 0, 0, 16L << 32),
            new Pointer(27, ADDR),
            new Pointer(28, ADDR),
            new Pointer(28, OFF, 0, 24, 0, 0),
            new Pointer(29, ADDR),
            new Pointer(35, ADDR),
            new Pointer(35, OFF),
            new Pointer(36, ADDR),
            new Pointer(37, ADDR),
            new Pointer(38, ADDR),
            new Pointer(38, OFF),
            new Pointer(39, ADDR),
            new Pointer(39, OFF),
            new Pointer(41, ADDR),
            new Pointer(41, OFF),
            new Pointer(42, ADDR),
            new Pointer(42, OFF),
            new Pointer(42, ADDR3),
            new Pointer(43, ADDR),
            new Pointer(43, OFF),
            new Pointer(44, ADDR),
            new Pointer(44, OFF),
            new Pointer(44, ADDR3),
            new Pointer(47, ADDR),
            new Pointer(47, OFF, 0, 0, 0, 16L << 32),
            new Pointer(48, ADDR),
            new Pointer(50, OFF),
            new Pointer(51, ADDR),
            new Pointer(52, ADDR),
            new Pointer(53, ADDR),
            new Pointer(59, ADDR),
            new Pointer(60, ADDR),
            new Pointer(61, ADDR),
            new Pointer(62, ADDR));

    private final Simulator simulator = Simulator.get();

    @RingTest(backends = TestBackend.OCALL, kinds = RingKind.PLAIN)
    void answersEveryPointerIntoTheEnclave(RingFactory rings) throws IOException {
        IoUring ring = rings.open(4);
        try (Arena enclave = Arena.ofConfined()) {
            MemorySegment memory = enclave.allocate(4096, 16);
            for (Pointer pointer : POINTERS) {
                long refused = simulator.refusedEntries();
                assertEquals(-Errno.EFAULT, submit(ring, pointer, memory.address()), pointer.toString());
                assertEquals(refused + 1, simulator.refusedEntries(), pointer.toString());
            }
        }
    }

    @RingTest(backends = TestBackend.OCALL, kinds = RingKind.PLAIN)
    void looksBehindVectorsMessagesAndFutexes(RingFactory rings) throws IOException {
        IoUring ring = rings.open(4);
        try (Arena enclave = Arena.ofConfined()) {
            long secret = enclave.allocate(4096, 16).address();
            MemorySegment iovec = words(rings, secret, 8);
            assertRefused(ring, new Pointer(1, ADDR), iovec);
            assertRefused(ring, new Pointer(2, ADDR), iovec);
            assertRefused(ring, new Pointer(26, ADDR, 1 << 5, 1, 0, 0), iovec);
            assertRefused(ring, new Pointer(9, ADDR), words(rings, secret, 16, 0, 0, 0, 0, 0));
            assertRefused(ring, new Pointer(9, ADDR), words(rings, 0, 0, iovec.address(), 1, 0, 0, 0));
            assertRefused(ring, new Pointer(10, ADDR), words(rings, 0, 0, 0, 0, secret, 32, 0));
            assertRefused(ring, new Pointer(53, ADDR), words(rings, 0, secret, 2));
        }
    }

    @RingTest(
            backends = TestBackend.OCALL,
            kinds = {
                RingKind.PICKED,
                RingKind.PLAIN,
                RingKind.SQE128,
                RingKind.SQE128_CQE32,
                RingKind.CQE_MIXED,
                RingKind.NO_SQARRAY,
                RingKind.DEFER_TASKRUN
            })
    void breaksAChainLikeTheKernel(RingFactory rings) throws IOException {
        IoUring ring = rings.open(4);
        MemorySegment secret = Arena.global().allocate(16);
        for (int turn = 0; turn < 5; turn++) {
            ring.submission().push(Read.of(Fd.of(0), secret).link().userData(1));
            ring.submission().push(Nop.of().userData(2));
            ring.submission().push(Nop.of().userData(3));
            ring.submitAndWait(3);
            int[] results = new int[4];
            assertEquals(3, ring.completion().forEach((userData, result, flags) -> results[(int) userData] = result));
            assertEquals(-Errno.EFAULT, results[1]);
            assertEquals(-Errno.ECANCELED, results[2]);
            assertEquals(0, results[3]);
        }
    }

    private void assertRefused(IoUring ring, Pointer pointer, MemorySegment memory) throws IOException {
        long refused = simulator.refusedEntries();
        assertEquals(-Errno.EFAULT, submit(ring, pointer, memory.address()), pointer.toString());
        assertEquals(refused + 1, simulator.refusedEntries(), pointer.toString());
    }

    private static int submit(IoUring ring, Pointer pointer, long address) throws IOException {
        long[] words = new long[8];
        words[0] = pointer.opcode | (long) pointer.ioprio << 16 | 0xFFFF_FFFFL << 32;
        words[3] = pointer.len | (long) pointer.opFlags << 32;
        words[5] = pointer.word5;
        words[pointer.word] = address;
        assertTrue(ring.submission()
                .tryPush(words[0], words[1], words[2], words[3], words[4], words[5], words[6], words[7]));
        ring.submitAndWait(1);
        return ring.completion().poll().result();
    }

    private static MemorySegment words(RingFactory rings, long... values) {
        return rings.memory().allocateFrom(JAVA_LONG, values);
    }
}
