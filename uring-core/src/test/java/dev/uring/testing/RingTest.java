package dev.uring.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that runs once for each kind of ring on each backend. It takes a {@link RingFactory}, which opens the rings and
 * gives the memory, and closes both afterwards:
 *
 * <pre>{@code
 * @RingTest
 * void readsWhatWasWritten(RingFactory rings) throws Exception {
 *     IoUring ring = rings.open(8);
 *     MemorySegment buffer = rings.memory().allocate(4096);
 *     ring.submission().push(Read.of(Fd.of(fd), buffer).userData(7));
 *     ring.submitAndWait(1);
 *     ...
 * }
 * }</pre>
 *
 * <p>What decides whether the test holds on all of them:
 * <ul>
 *   <li>Everything an entry points at, paths and time limits included, comes from {@link RingFactory#memory()}. An ordinary
 *       arena works on libc only; the simulated enclave answers {@code EFAULT}.
 *   <li>The queue may take a while to be emptied ({@code SQPOLL}), and completions appear only in calls that wait or ask for
 *       them ({@code DEFER_TASKRUN}): wait with {@code submitAndWait} instead of {@code submit} and a look.
 *   <li>Flags of its own come on top, with {@link RingFactory#builder}. Kinds that they contradict are left out with
 *       {@link #kinds}.
 * </ul>
 *
 * <p>Each run has a thread of its own, which owns the rings; one that waits for ever fails after a minute instead of hanging,
 * because a blocked system call cannot be interrupted. {@code @BeforeEach} and {@code @AfterEach} run on another thread.
 *
 * <p>A kind that this kernel lacks is skipped with a printed reason, and so is, on the enclave, a test that uses what the ocalls
 * cannot carry ({@link UnsupportedOperationException}).
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(RingTestExtension.class)
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
public @interface RingTest {
    /** The kinds of rings to run on. */
    RingKind[] kinds() default {
        RingKind.PICKED,
        RingKind.PLAIN,
        RingKind.SQE128,
        RingKind.CQE32,
        RingKind.SQE128_CQE32,
        RingKind.CQE_MIXED,
        RingKind.NO_SQARRAY,
        RingKind.DEFER_TASKRUN,
        RingKind.SQPOLL
    };

    /** The backends to run on. */
    TestBackend[] backends() default {TestBackend.LIBC, TestBackend.OCALL};
}
