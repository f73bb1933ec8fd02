package dev.uring.bench.comparison;

import java.util.List;
import java.util.Map;

/**
 * Programs that do the same work.
 *
 * @param name what is measured
 * @param reference the program that runs right before and after each other one
 * @param programs the commands of all programs by name, the reference included
 * @param bars what is to hold
 */
record Experiment(String name, String reference, Map<String, List<String>> programs, List<Bar> bars) {

    /**
     * A limit of the ratio of two programs' times.
     *
     * @param program the program that is judged
     * @param against the program that it is compared with
     * @param limit the highest ratio that holds
     */
    record Bar(String program, String against, double limit) {}
}
