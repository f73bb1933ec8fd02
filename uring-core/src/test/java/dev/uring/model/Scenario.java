package dev.uring.model;

import dev.uring.IoUring;
import dev.uring.UringException;
import java.io.Serializable;
import java.math.BigInteger;
import java.util.concurrent.Callable;

/**
 * What the application does with a ring, explored in all executions. Calling it prints and answers how many there were, or throws a {@link
 * Violation} with the steps that lead to it when the protocol does not hold. Serialisable, so that {@link ModelledLibrary} can
 * bring it to the copy of the library that it is to run on.
 */
interface Scenario extends Callable<BigInteger>, Serializable {
    /** More than a test can wait for: a scenario that reaches it is too large, and what was explored says nothing. */
    int TOO_MANY = 400_000;

    Check check();

    RingImage image();

    /** In a ring of mixed sizes, every how many completions one has 32 bytes. */
    default int largeEvery() {
        return 1;
    }

    /** Whether requests complete. */
    default boolean completing() {
        return true;
    }

    /** Whether a call may take fewer entries than it is given, or none. */
    default boolean partial() {
        return false;
    }

    /** Which states are explored only once. */
    default Recognition recognition() {
        return Recognition.EQUIVALENT;
    }

    /** What the application does; it ends with {@link Model#finish}. */
    void run(Model model, IoUring ring) throws UringException;

    @Override
    default BigInteger call() throws UringException {
        Choices choices = new Choices();
        int runs = 0;
        do {
            if (++runs == TOO_MANY) {
                throw new IllegalStateException(this + " is too large to explore");
            }
            try {
                runOnce(choices, new Trace(false));
                choices.end();
            } catch (Pruned exploredBefore) {
                continue;
            } catch (Violation violation) {
                choices.rewind();
                throw explained(choices);
            }
        } while (choices.advance());
        System.out.printf(
                "%s: %.3g executions in %d states%n", this, choices.executions().doubleValue(), choices.states());
        return choices.executions();
    }

    private void runOnce(Choices choices, Trace trace) throws UringException {
        Model model = new Model(this, choices, trace);
        try {
            run(model, model.open());
        } finally {
            model.giveUp();
        }
    }

    private Violation explained(Choices choices) throws UringException {
        Trace trace = new Trace(true);
        try {
            runOnce(choices, trace);
            throw new IllegalStateException("the violation does not happen again");
        } catch (Violation violation) {
            return new Violation(violation.getMessage() + "\n    in " + this + " by these steps:\n    " + trace);
        }
    }
}
