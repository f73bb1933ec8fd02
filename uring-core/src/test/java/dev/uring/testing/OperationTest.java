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
 * A test that executes operations on the running kernel. It takes a {@link TestRing}, and runs on each kind of ring on
 * each backend. With a {@link FileKind} parameter it also runs with an ordinary and with a registered file; with two, with
 * each pair.
 *
 * <p>One that waits for a completion that never comes fails instead of hanging: each run has a thread of its own,
 * because a blocked system call cannot be interrupted.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(OperationTestExtension.class)
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
public @interface OperationTest {
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
