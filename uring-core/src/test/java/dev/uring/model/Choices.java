package dev.uring.model;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The decisions of one execution, and the way through all executions: depth first, each one run again from the start with the
 * last decision that has an alternative left taken differently. What follows from a state that was explored before is not explored
 * again but counted.
 */
final class Choices {
    private static final class Decision {
        final int options;
        final StateKey state;
        int taken;
        BigInteger executions = BigInteger.ZERO;

        Decision(int options, StateKey state) {
            this.options = options;
            this.state = state;
        }
    }

    private final Map<StateKey, BigInteger> explored = new HashMap<>();
    private final List<Decision> decisions = new ArrayList<>();
    private BigInteger executions = BigInteger.ZERO;
    private int made;

    /** Decides between 0 and {@code options}-1. */
    int choose(int options) {
        return options == 1 ? 0 : decide(options, () -> null);
    }

    /**
     * Decides between 0 and {@code options}-1.
     *
     * @param state all that what follows depends on
     * @throws Pruned when the state was explored before
     */
    int choose(int options, Supplier<StateKey> state) {
        return options == 1 ? 0 : decide(options, state);
    }

    /** Starts the same execution again. */
    void rewind() {
        made = 0;
    }

    /** Counts the execution that came to its end. */
    void end() {
        count(BigInteger.ONE);
    }

    /**
     * Starts the next execution.
     *
     * @return false when there is none
     */
    boolean advance() {
        made = 0;
        while (!decisions.isEmpty()) {
            Decision last = decisions.getLast();
            if (++last.taken < last.options) {
                return true;
            }
            decisions.removeLast();
            if (last.state != null) {
                explored.put(last.state, last.executions);
            }
            count(last.executions);
        }
        return false;
    }

    /** How many different states were explored. */
    int states() {
        return explored.size();
    }

    /** How many executions that covers. */
    BigInteger executions() {
        return executions;
    }

    private int decide(int options, Supplier<StateKey> state) {
        if (made == decisions.size()) {
            StateKey key = state.get();
            BigInteger known = key == null ? null : explored.get(key);
            if (known != null) {
                count(known);
                throw Pruned.INSTANCE;
            }
            decisions.add(new Decision(options, key));
        }
        Decision decision = decisions.get(made++);
        if (decision.options != options) {
            throw new IllegalStateException("decision " + made + " had " + decision.options + " options before and has "
                    + options + " now: the execution is not deterministic");
        }
        return decision.taken;
    }

    private void count(BigInteger more) {
        if (decisions.isEmpty()) {
            executions = executions.add(more);
        } else {
            Decision last = decisions.getLast();
            last.executions = last.executions.add(more);
        }
    }
}
