package dev.uring.bench.comparison;

/**
 * What one slice of a program's work cost.
 *
 * @param operations how many were done
 * @param nanoseconds how long that took
 * @param cpuNanoseconds how long the program's threads ran meanwhile, other threads than the working one included
 * @param allocatedBytes what the working thread allocated of the garbage-collected heap
 * @param othersShare how much of the time of one CPU others used meanwhile, 0 to the number of CPUs
 */
record Slice(long operations, long nanoseconds, long cpuNanoseconds, long allocatedBytes, double othersShare) {
    /** What one clock tick of the accounting, and this program itself, amount to in a slice. */
    private static final double NOISE = 0.15;

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
