package dev.uring.bench.comparison;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * One slice of a program between two of the reference; for the reference itself, all three are the same.
 *
 * @param round the round in which it ran, counted from 0
 */
record Measurement(String experiment, String program, int round, Slice before, Slice slice, Slice after) {

    /** What the slice cost, relative to the mean of its neighbours. */
    double ratio(ToDoubleFunction<Slice> cost) {
        return 2 * cost.applyAsDouble(slice) / (cost.applyAsDouble(before) + cost.applyAsDouble(after));
    }

    /** What was measured of a program in an experiment. */
    static Stream<Measurement> select(List<Measurement> all, String experiment, String program) {
        return all.stream().filter(m -> m.experiment.equals(experiment) && m.program.equals(program));
    }

    /** The ratios of a program to another, round by round, both relative to their own neighbours. */
    static double[] ratios(
            List<Measurement> all, String experiment, String program, String against, ToDoubleFunction<Slice> cost) {
        return select(all, experiment, program)
                .mapToDouble(m -> m.ratio(cost) / m.inSameRound(all, against).ratio(cost))
                .toArray();
    }

    /** What was measured of another program of the experiment in the same round. */
    Measurement inSameRound(List<Measurement> all, String other) {
        return select(all, experiment, other)
                .filter(m -> m.round == round)
                .findFirst()
                .orElseThrow();
    }
}
