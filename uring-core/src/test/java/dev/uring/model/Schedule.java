package dev.uring.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Decides who makes the next step. */
final class Schedule {
    private static final int NOBODY = -1;
    private static final int APPLICATION = 30;

    private final Choices choices;
    private final Supplier<StateKey> state;
    private final StateKey history;
    private final boolean plainInterleaves;
    private final List<KernelActor> actors = new ArrayList<>();

    /**
     * A schedule without actors.
     *
     * @param state all that further steps depend on
     * @param history learns of each turn of the application, so that it tells how far the application is
     * @param plainInterleaves whether others may make steps before a plain access
     */
    Schedule(Choices choices, Supplier<StateKey> state, StateKey history, boolean plainInterleaves) {
        this.choices = choices;
        this.state = state;
        this.history = history;
        this.plainInterleaves = plainInterleaves;
    }

    void add(KernelActor actor) {
        actors.add(actor);
    }

    /** Lets the kernel make steps until it is the application's turn to make this one. */
    void turn(Step step) {
        if (isVisible(step)) {
            await(() -> true);
        }
    }

    /**
     * Lets the kernel make steps until the application may go on, and then until it is its turn.
     *
     * @return false when the kernel has nothing left to do and the condition does not hold
     */
    boolean await(BooleanSupplier condition) {
        while (true) {
            int chosen = pick(condition.getAsBoolean());
            if (chosen == NOBODY) {
                history.add(chosen);
                return false;
            }
            if (chosen == APPLICATION) {
                history.add(chosen);
                return true;
            }
            KernelActor actor = actors.get(chosen);
            do {
                actor.step();
            } while (actor.next() != Step.NONE && !isVisible(actor.next()));
        }
    }

    private boolean isVisible(Step step) {
        return step == Step.VISIBLE || plainInterleaves;
    }

    /** Who makes the next step: a number of {@link #actors} or one of the constants. */
    private int pick(boolean application) {
        int able = application ? 1 << APPLICATION : 0;
        for (int actor = 0; actor < actors.size(); actor++) {
            able |= actors.get(actor).next() == Step.NONE ? 0 : 1 << actor;
        }
        if (able == 0) {
            return NOBODY;
        }
        for (int skipped = choices.choose(Integer.bitCount(able), state); skipped > 0; skipped--) {
            able &= able - 1;
        }
        return Integer.numberOfTrailingZeros(able);
    }
}
