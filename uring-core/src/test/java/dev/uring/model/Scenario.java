package dev.uring.model;

import dev.uring.IoUring;
import dev.uring.UringException;
import java.io.Serializable;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
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

    /** How many provided buffers there are; with some, the kernel takes those instead of entries. */
    default int buffers() {
        return 0;
    }

    /** How often the kernel wants a buffer. */
    default int looks() {
        return 0;
    }

    /** The first index in the ring of buffers. */
    default int bufferStart() {
        return 0;
    }

    /** Whether a call may take fewer entries than it is given, or none, and whether a signal may end it. */
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
        Cells cells = cells();
        int runs = 0;
        do {
            if (++runs == TOO_MANY) {
                throw new IllegalStateException(this + " is too large to explore");
            }
            try {
                runOnce(cells, choices, new Trace(false));
                choices.end();
            } catch (Pruned exploredBefore) {
                continue;
            } catch (Violation violation) {
                choices.rewind();
                throw explained(cells, choices);
            }
        } while (choices.advance());
        System.out.printf(
                "%s: %.3g executions in %d states%n", this, choices.executions().doubleValue(), choices.states());
        return choices.executions();
    }

    private Cells cells() {
        List<Cell> cells = new ArrayList<>(image().cells());
        cells.addAll(BufferImage.cells(buffers(), bufferStart()));
        return new Cells(cells);
    }

    private void runOnce(Cells cells, Choices choices, Trace trace) throws UringException {
        Model model = new Model(this, cells, choices, trace);
        try {
            run(model, model.open());
        } finally {
            model.giveUp();
        }
    }

    private Violation explained(Cells cells, Choices choices) throws UringException {
        Trace trace = new Trace(true);
        try {
            runOnce(cells, choices, trace);
            throw new IllegalStateException("the violation does not happen again");
        } catch (Violation violation) {
            return new Violation(violation.getMessage() + "\n    in " + this + " by these steps:\n    " + trace);
        }
    }
}
