package dev.uring.bench.comparison;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Measures programs against each other on a machine whose speed changes: all of them stay alive, slices rotate over them in
 * random order, and the reference runs right before and right after each.
 */
final class Rotation implements AutoCloseable {
    private static final int WARM_UP_SLICES = 10;
    private static final int MAX_WARM_UP_SLICES = 50;

    private final Map<Experiment, Map<String, Subject>> children = new LinkedHashMap<>();
    private final List<Measurement> measurements = new ArrayList<>();
    private final Random random;
    private final long slice;
    private final int repetitions;

    /**
     * Starts all programs.
     *
     * @param slice how long a program works at a time, in nanoseconds
     * @param repetitions how often a disturbed slice is repeated at most
     */
    Rotation(List<Experiment> experiments, Subject.Starter starter, long slice, int repetitions, long seed)
            throws IOException {
        this.slice = slice;
        this.repetitions = repetitions;
        random = new Random(seed);
        for (Experiment experiment : experiments) {
            Map<String, Subject> started = new LinkedHashMap<>();
            children.put(experiment, started);
            for (Map.Entry<String, List<String>> program : experiment.programs().entrySet()) {
                started.put(program.getKey(), starter.start(program.getValue()));
            }
        }
    }

    /**
     * Lets every program work for a while without measuring, so that what is compiled at run time is compiled. While others
     * use the CPU, what counts is the time it got itself.
     *
     * @param time how long each works, in nanoseconds
     */
    void warmUp(long time) throws IOException {
        for (Map<String, Subject> programs : children.values()) {
            for (Subject program : programs.values()) {
                long worked = 0;
                for (int i = 0; i < MAX_WARM_UP_SLICES && worked < time; i++) {
                    Slice slice = program.run(time / WARM_UP_SLICES);
                    worked += slice.isDisturbed() ? slice.cpuNanoseconds() : slice.nanoseconds();
                }
            }
        }
    }

    /** Measures each program once. */
    void round(int number) throws IOException {
        List<Experiment> order = new ArrayList<>(children.keySet());
        Collections.shuffle(order, random);
        for (Experiment experiment : order) {
            round(number, experiment);
        }
    }

    List<Measurement> measurements() {
        return measurements;
    }

    @Override
    public void close() {
        children.values().forEach(programs -> programs.values().forEach(Subject::close));
    }

    private void round(int number, Experiment experiment) throws IOException {
        Map<String, Subject> programs = children.get(experiment);
        Subject reference = programs.get(experiment.reference());
        List<String> order = new ArrayList<>(programs.keySet());
        order.remove(experiment.reference());
        Collections.shuffle(order, random);
        Slice before = undisturbed(reference);
        add(experiment, experiment.reference(), number, before, before, before);
        for (String name : order) {
            Slice between = undisturbed(programs.get(name));
            Slice after = undisturbed(reference);
            add(experiment, name, number, before, between, after);
            before = after;
        }
    }

    private void add(Experiment experiment, String program, int round, Slice before, Slice slice, Slice after) {
        measurements.add(new Measurement(experiment.name(), program, round, before, slice, after));
    }

    private Slice undisturbed(Subject program) throws IOException {
        Slice result = program.run(slice);
        for (int i = 0; i < repetitions && result.isDisturbed(); i++) {
            result = program.run(slice);
        }
        return result;
    }
}
