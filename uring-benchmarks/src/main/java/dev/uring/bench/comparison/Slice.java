package dev.uring.bench.comparison;

import org.HdrHistogram.Histogram;

/**
 * What one slice of a program's work cost.
 *
 * @param operations how many were done
 * @param nanoseconds how long that took
 * @param cpuNanoseconds how long the program's threads ran meanwhile, other threads than the working one included
 * @param allocatedBytes what the working thread allocated of the garbage-collected heap
 * @param othersShare how much of the time of one CPU others used meanwhile, 0 to the number of CPUs
 * @param latencies how long single operations took, in nanoseconds; empty when they were not timed
 */
record Slice(
        long operations,
        long nanoseconds,
        long cpuNanoseconds,
        long allocatedBytes,
        double othersShare,
        Histogram latencies) {
    /** What one clock tick of the accounting, and this program itself, amount to in a slice. */
    private static final double NOISE = 0.15;

    /** The decimal digits of latencies. */
    static final int DIGITS = 3;

    /** A slice whose operations were not timed one by one. */
    Slice(long operations, long nanoseconds, long cpuNanoseconds, long allocatedBytes, double othersShare) {
        this(operations, nanoseconds, cpuNanoseconds, allocatedBytes, othersShare, new Histogram(DIGITS));
    }

    double nanosecondsPerOperation() {
        return (double) nanoseconds / operations;
    }

    double cpuPerOperation() {
        return (double) cpuNanoseconds / operations;
    }

    double bytesPerOperation() {
        return (double) allocatedBytes / operations;
    }

    /** Whether others used so much CPU that the slice should be repeated. */
    boolean isDisturbed() {
        return othersShare > NOISE;
    }
}
