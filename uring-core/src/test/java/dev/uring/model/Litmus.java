package dev.uring.model;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Two small programs that run beside each other; the outcome is what their loads return. */
record Litmus(List<Operation> first, List<Operation> second) {
    /** One access; what it returns is part of the outcome unless null. */
    interface Operation {
        Long run(WeakMemory memory, int actor);

        /** Follows with another one only when this one returns the value. */
        default Operation then(long value, Operation next) {
            return (memory, actor) -> {
                Long result = run(memory, actor);
                if (result == value) {
                    next.run(memory, actor);
                }
                return result;
            };
        }
    }

    static Operation load(long address, Order order) {
        return (memory, actor) -> memory.load(actor, address, 4, order);
    }

    static Operation store(long address, long value, Order order) {
        return (memory, actor) -> {
            memory.store(actor, address, 4, value, order);
            return null;
        };
    }

    static Operation increment(long address) {
        return (memory, actor) -> {
            memory.update(actor, address, 4, value -> value + 1);
            return null;
        };
    }

    static Operation fence() {
        return (memory, actor) -> {
            memory.fence(actor);
            return null;
        };
    }

    Set<String> outcomes() {
        return outcomes(Check.VALUES, Recognition.EQUIVALENT);
    }

    Set<String> outcomes(Check check, Recognition recognition) {
        Set<String> outcomes = new TreeSet<>();
        explore(check, recognition, outcomes);
        return outcomes;
    }

    BigInteger executions(Recognition recognition) {
        return explore(Check.VALUES, recognition, new TreeSet<>());
    }

    private BigInteger explore(Check check, Recognition recognition, Set<String> outcomes) {
        Choices choices = new Choices();
        do {
            try {
                outcomes.add(runOnce(choices, check, recognition));
                choices.end();
            } catch (Pruned exploredBefore) {
                continue;
            }
        } while (choices.advance());
        return choices.executions();
    }

    private String runOnce(Choices choices, Check check, Recognition recognition) {
        Cells cells = new Cells(
                Stream.of(8, 16).map(at -> new Cell(at, 4, "cell " + at, 0)).toList());
        WeakMemory memory = new WeakMemory(choices, check, new Trace(false), cells, 3);
        Program one = new Program(memory, 1, first);
        Program two = new Program(memory, 2, second);
        Schedule schedule = new Schedule(
                choices,
                () -> {
                    if (recognition == Recognition.NONE) {
                        return null;
                    }
                    StateKey key = new StateKey();
                    memory.describe(key, recognition, List.of(one, two));
                    return key;
                },
                new StateKey(),
                true);
        schedule.add(one);
        schedule.add(two);
        schedule.await(() -> false);
        return (one.results() + " " + two.results()).strip();
    }

    private static final class Program implements KernelActor {
        private final WeakMemory memory;
        private final int id;
        private final List<Operation> operations;
        private final List<Long> results = new ArrayList<>();
        private int done;

        Program(WeakMemory memory, int id, List<Operation> operations) {
            this.memory = memory;
            this.id = id;
            this.operations = operations;
        }

        String results() {
            return String.join(" ", results.stream().map(String::valueOf).toList());
        }

        @Override
        public Step next() {
            return done == operations.size() ? Step.NONE : Step.VISIBLE;
        }

        @Override
        public void step() {
            Long result = operations.get(done++).run(memory, id);
            if (result != null) {
                results.add(result);
            }
        }

        @Override
        public void describe(StateKey key, Normal views) {
            key.add(done);
            results.forEach(key::add);
        }
    }
}
