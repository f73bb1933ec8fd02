package dev.uring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.backend.OcallException;
import dev.uring.backend.RingBackend;
import dev.uring.op.ring.Nop;
import dev.uring.testing.RingFactory;
import dev.uring.testing.RingKind;
import dev.uring.testing.RingTest;
import dev.uring.testing.TestBackend;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import org.junit.jupiter.api.function.Executable;

/** Whoever shares the ring's memory writes an index that is outside of its queue. */
class HostileIndexTest {
    private static final int SQ_HEAD = 40;
    private static final int CQ_TAIL = 84;
    private static final int[] BEYOND = {17, 1 << 20, Integer.MIN_VALUE, -1};

    private long rings;
    private int[] offsets;

    @RingTest(kinds = {RingKind.PICKED, RingKind.PLAIN, RingKind.SQE128, RingKind.CQE_MIXED, RingKind.DEFER_TASKRUN})
    void aTailBeyondTheCompletionQueueIsNamed(RingFactory factory) throws IOException {
        for (int beyond : BEYOND) {
            IoUring ring = open(factory);
            corrupt(CQ_TAIL, beyond);
            CompletionQueue queue = ring.completion();
            assertNamed(factory, "completion queue's tail", () -> queue.forEach((userData, result, flags) -> {}));
            assertNamed(factory, "completion queue's tail", queue::poll);
            assertNamed(factory, "completion queue's tail", queue::ready);
            assertNamed(factory, "completion queue's tail", () -> queue.drainTo(new CqeBatch(4)));
            assertNamed(factory, "completion queue's tail", () -> queue.cursor().next());
            assertNamed(factory, "completion queue's tail", () -> ring.submitAndWait(1));
            repair(ring, CQ_TAIL, 0);
        }
    }

    @RingTest(kinds = {RingKind.PLAIN, RingKind.SQE128, RingKind.CQE32})
    void aHeadOutsideTheSubmissionQueueIsNamed(RingFactory factory) throws IOException {
        for (int beyond : BEYOND) {
            IoUring ring = open(factory);
            corrupt(SQ_HEAD, beyond);
            assertNamed(factory, "submission queue's head", ring::inFlight);
            assertEquals(8, ring.submission().spaceLeft());
            repair(ring, SQ_HEAD, 0);
        }
    }

    /** With a submission thread, pushing looks for room that the kernel made. */
    @RingTest(kinds = RingKind.SQPOLL)
    void aHeadOutsideTheSubmissionQueueIsNamedByAPush(RingFactory factory) throws IOException {
        for (int beyond : BEYOND) {
            IoUring ring = open(factory);
            corrupt(SQ_HEAD, beyond);
            assertNamed(factory, "submission queue's head", ring.submission()::spaceLeft);
            assertNamed(factory, "submission queue's head", () -> {
                for (int i = 0; i <= 8; i++) {
                    ring.submission().push(Nop.of());
                }
            });
            corrupt(SQ_HEAD, 0);
            assertEquals(8, ring.submission().discard());
            repair(ring, SQ_HEAD, 0);
        }
    }

    /** What closing cannot believe it reports; it throws nothing else. */
    @RingTest(kinds = {RingKind.PICKED, RingKind.PLAIN, RingKind.CQE_MIXED})
    void closingReportsATailThatCannotBe(RingFactory factory) throws IOException {
        for (int beyond : BEYOND) {
            IoUring ring = open(factory);
            ring.submission().push(Nop.of());
            ring.submitAndWait(1);
            corrupt(CQ_TAIL, beyond);
            CloseReport report = ring.close(Duration.ofMillis(20));
            assertFalse(report.finished(), "a tail of " + beyond + " proves nothing");
            assertTrue(
                    report.failures().stream().anyMatch(e -> e.getMessage().contains("completion queue's tail")),
                    () -> report.toString());
        }
    }

    @RingTest(kinds = {RingKind.PICKED, RingKind.PLAIN})
    void closeThrowsThatOperationsAreUnfinished(RingFactory factory) throws IOException {
        IoUring ring = factory.builder(8).backend(() -> spying(factory)).open();
        corrupt(CQ_TAIL, 1 << 20);
        assertThrows(UnfinishedOperationsException.class, ring::close);
    }

    private IoUring open(RingFactory factory) throws IOException {
        return factory.open(factory.builder(8).backend(() -> spying(factory)));
    }

    private void corrupt(int field, int value) {
        index(field).set(ValueLayout.JAVA_INT, 0, value);
    }

    private void repair(IoUring ring, int field, int value) throws IOException {
        corrupt(field, value);
        ring.submission().push(Nop.of().userData(9));
        ring.submitAndWait(1);
        assertEquals(9, ring.completion().poll().userData());
        ring.close();
    }

    @SuppressWarnings("restricted")
    private MemorySegment index(int field) {
        return MemorySegment.ofAddress(rings + offsets[field]).reinterpret(Integer.BYTES);
    }

    private static void assertNamed(RingFactory factory, String index, Executable call) {
        Class<? extends RuntimeException> type =
                factory.backend() == TestBackend.OCALL ? OcallException.class : IllegalStateException.class;
        String message = assertThrows(type, call).getMessage();
        assertTrue(message.contains(index) && message.contains("outside"), message);
    }

    /** A backend that tells where the ring's memory is. */
    private RingBackend spying(RingFactory factory) {
        RingBackend real = factory.backend().create();
        return (RingBackend) Proxy.newProxyInstance(
                RingBackend.class.getClassLoader(), new Class<?>[] {RingBackend.class}, (proxy, method, arguments) -> {
                    Object result;
                    try {
                        result = method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                    if (method.getName().equals("setup")) {
                        MemorySegment params = (MemorySegment) arguments[1];
                        offsets = new int[CQ_TAIL + 1];
                        offsets[SQ_HEAD] = params.get(ValueLayout.JAVA_INT, SQ_HEAD);
                        offsets[CQ_TAIL] = params.get(ValueLayout.JAVA_INT, CQ_TAIL);
                    } else if (method.getName().equals("map") && (long) arguments[1] == 0) {
                        rings = (long) result;
                    }
                    return result;
                });
    }
}
