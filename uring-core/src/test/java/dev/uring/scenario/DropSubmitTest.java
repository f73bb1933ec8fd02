package dev.uring.scenario;

import static dev.uring.kernel.Errno.EINVAL;
import static dev.uring.kernel.SetupFlags.IORING_SETUP_SUBMIT_ALL;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.uring.IoUring;
import dev.uring.Operation;
import dev.uring.op.ring.Nop;
import dev.uring.testing.RingFactory;
import dev.uring.testing.RingKind;
import dev.uring.testing.RingTest;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** What an invalid entry at each place of a batch does to the entries behind it, with and without SUBMIT_ALL. */
class DropSubmitTest {
    private static final int COUNT = 6;

    /** A submission thread goes on by itself whatever it meets. */
    @RingTest(
            kinds = {
                RingKind.PLAIN,
                RingKind.SQE128,
                RingKind.CQE32,
                RingKind.SQE128_CQE32,
                RingKind.CQE_MIXED,
                RingKind.NO_SQARRAY,
                RingKind.DEFER_TASKRUN
            })
    void endsTheBatchAndKeepsTheRest(RingFactory rings) throws IOException {
        IoUring ring = rings.open(8);
        for (int bad = 0; bad < COUNT; bad++) {
            push(ring, bad);
            assertEquals(bad + 1, ring.submit(), "up to the invalid one, which counts");
            assertEquals(COUNT - bad - 1, ring.submission().pending());
            assertEquals(8 - (COUNT - bad - 1), ring.submission().spaceLeft());
            assertEquals(COUNT - bad - 1, ring.submit(), "the rest");
            checkAllArrive(ring, bad);
        }
    }

    @RingTest(
            kinds = {
                RingKind.PLAIN,
                RingKind.SQE128,
                RingKind.CQE32,
                RingKind.SQE128_CQE32,
                RingKind.CQE_MIXED,
                RingKind.NO_SQARRAY,
                RingKind.DEFER_TASKRUN,
                RingKind.SQPOLL
            })
    void goesOnWhenAskedTo(RingFactory rings) throws IOException {
        IoUring ring = rings.open(rings.builder(8).flags(IORING_SETUP_SUBMIT_ALL));
        for (int bad = 0; bad < COUNT; bad++) {
            push(ring, bad);
            assertEquals(COUNT, ring.submit());
            checkAllArrive(ring, bad);
        }
    }

    @RingTest(kinds = {RingKind.PLAIN, RingKind.NO_SQARRAY, RingKind.DEFER_TASKRUN})
    void severalInvalidEntriesTakeSeveralCalls(RingFactory rings) throws IOException {
        IoUring ring = rings.open(8);
        Operation<?>[] all = {nop(0), invalid(1), invalid(2), nop(3)};
        ring.submission().pushAll(all);
        assertEquals(List.of(2, 1, 1, 0), List.of(ring.submit(), ring.submit(), ring.submit(), ring.submit()));
        ring.submitAndWait(4);
        assertEquals(4, ring.completion().ready());
    }

    private static void push(IoUring ring, int bad) {
        for (int i = 0; i < COUNT; i++) {
            ring.submission().push(i == bad ? invalid(i) : nop(i));
        }
    }

    private static void checkAllArrive(IoUring ring, int bad) throws IOException {
        ring.submitAndWait(COUNT);
        int[] results = new int[COUNT];
        Arrays.fill(results, 1);
        ring.completion().forEach((userData, result, flags) -> results[(int) userData] = result);
        int[] expected = new int[COUNT];
        expected[bad] = -EINVAL;
        assertEquals(Arrays.toString(expected), Arrays.toString(results));
        assertEquals(0, ring.submission().pending());
    }

    private static Nop nop(int number) {
        return Nop.of().userData(number);
    }

    private static Nop invalid(int number) {
        return nop(number).flags(1 << 30);
    }
}
