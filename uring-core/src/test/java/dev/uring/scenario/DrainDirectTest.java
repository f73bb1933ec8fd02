package dev.uring.scenario;

import static dev.uring.kernel.EnterFlags.IORING_ENTER_GETEVENTS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.uring.Fd;
import dev.uring.IoUring;
import dev.uring.WaitOptions;
import dev.uring.WaitOutcome;
import dev.uring.kernel.Errno;
import dev.uring.op.file.Write;
import dev.uring.op.ring.Nop;
import dev.uring.testing.Libc;
import dev.uring.testing.RingFactory;
import dev.uring.testing.RingKind;
import dev.uring.testing.RingTest;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/**
 * A barrier behind writes that go to the disk, all waited for at once. Where the owner's calls run deferred work, a kernel
 * wakes no waiter for the writes alone, so that the barrier would never start.
 */
class DrainDirectTest {
    private static final int O_RDWR = 2;
    private static final int O_DIRECT = 0x4000;
    private static final int BLOCK = 4096;
    private static final int WRITES = 8;
    private static final int ALL = WRITES + 1;
    private static final int ROUNDS = 10;
    private static final Duration LIMIT = Duration.ofSeconds(5);

    /** Waits until all that was pushed is complete. */
    private interface Wait {
        WaitOutcome run(IoUring ring) throws IOException;
    }

    @TempDir
    private Path folder;

    @RingTest
    void aPlainWaitEnds(RingFactory rings) throws IOException {
        endsWith(rings, rings.open(16), ring -> {
            ring.submitAndWait(ALL);
            return WaitOutcome.REACHED;
        });
    }

    @RingTest
    void aWaitWithALimitEnds(RingFactory rings) throws IOException {
        endsWith(rings, rings.open(16), ring -> ring.submitter().submitAndWait(ALL, LIMIT));
    }

    @RingTest
    void aWaitWithOptionsEnds(RingFactory rings) throws IOException {
        WaitOptions options = new WaitOptions().minimum(LIMIT.dividedBy(2)).timeout(LIMIT);
        endsWith(rings, rings.open(16), ring -> ring.submitter().submitAndWait(ALL, options));
    }

    @RingTest
    void aWaitWithASlotEnds(RingFactory rings) throws IOException {
        IoUring ring = rings.open(rings.builder(16).waitRegion(1));
        ring.waitRegion().slot(0).set(new WaitOptions().timeout(LIMIT));
        endsWith(
                rings,
                ring,
                r -> r.submitter().submitAndWait(ALL, r.waitRegion().slot(0)));
    }

    @RingTest(
            kinds = {
                RingKind.PICKED,
                RingKind.PLAIN,
                RingKind.SQE128,
                RingKind.CQE32,
                RingKind.CQE_MIXED,
                RingKind.NO_SQARRAY,
                RingKind.DEFER_TASKRUN
            })
    void aCallOfOnesOwnEnds(RingFactory rings) throws IOException {
        endsWith(rings, rings.open(16), ring -> {
            ring.submitter().enter(ALL, ALL, IORING_ENTER_GETEVENTS);
            return WaitOutcome.REACHED;
        });
    }

    private void endsWith(RingFactory rings, IoUring ring, Wait wait) throws IOException {
        Path path = folder.resolve("file");
        Files.write(path, new byte[WRITES * BLOCK]);
        int file = Libc.open(path, O_RDWR | O_DIRECT);
        try {
            MemorySegment data = rings.memory().allocate(BLOCK, BLOCK);
            for (int round = 0; round < ROUNDS; round++) {
                for (int i = 0; i < WRITES; i++) {
                    ring.submission()
                            .push(Write.of(Fd.of(file), data)
                                    .offset((long) i * BLOCK)
                                    .userData(i));
                }
                ring.submission().push(Nop.of().drain().userData(WRITES));
                assertEquals(WaitOutcome.REACHED, wait.run(ring), "round " + round);
                assertEquals(
                        ALL, ring.completion().forEach((userData, result, flags) -> assertWritten(userData, result)));
            }
        } finally {
            ring.close();
            Libc.close(file);
        }
    }

    private static void assertWritten(long userData, int result) {
        if (result == -Errno.EINVAL) {
            throw new TestAbortedException("the file system of the temporary folder has no direct writes");
        }
        assertEquals(userData == WRITES ? 0 : BLOCK, result);
    }
}
