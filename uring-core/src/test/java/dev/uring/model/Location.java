package dev.uring.model;

import java.util.Arrays;

/**
 * One location of shared memory: every value stored there, in order, with what its reader learns from it; and the last step in
 * which each actor accessed it.
 */
final class Location {
    private static final int PLAIN_LOAD = 0;
    private static final int PLAIN_STORE = 1;
    private static final int ORDERED_LOAD = 2;
    private static final int ORDERED_STORE = 3;

    final Cell cell;

    /** Where views say which of its values may still be read. */
    final int place;

    private long[] values = new long[4];
    private int[][] views = new int[4][];
    private int newest;

    /** For each actor, the step of its last access of each kind. */
    private final int[][] lastSteps = new int[WeakMemory.ACTORS][4];

    Location(Cell cell, int place, int[] view) {
        this.cell = cell;
        this.place = place;
        values[0] = cell.value();
        views[0] = view;
    }

    /** The number of the newest value; the first is 0. */
    int newest() {
        return newest;
    }

    long value(int number) {
        return values[number];
    }

    /** What is visible to whoever reads that value with acquire. */
    int[] view(int number) {
        return views[number];
    }

    /** Adds a value and returns its number. */
    int add(long value, int[] view) {
        newest++;
        if (newest == values.length) {
            values = Arrays.copyOf(values, 2 * newest);
            views = Arrays.copyOf(views, 2 * newest);
        }
        values[newest] = value;
        views[newest] = view;
        return newest;
    }

    /** Notes a load; returns an actor that stored without anything ordering the two, or -1. */
    int noteLoad(int actor, boolean plain, int[] view) {
        lastSteps[actor][plain ? PLAIN_LOAD : ORDERED_LOAD] = view[actor];
        int other = unordered(PLAIN_STORE, actor, view);
        return other < 0 && plain ? unordered(ORDERED_STORE, actor, view) : other;
    }

    /** Notes a store; returns an actor whose access nothing orders with it, or -1. */
    int noteStore(int actor, boolean plain, int[] view) {
        lastSteps[actor][plain ? PLAIN_STORE : ORDERED_STORE] = view[actor];
        int other = Math.max(unordered(PLAIN_STORE, actor, view), unordered(PLAIN_LOAD, actor, view));
        if (plain) {
            other = Math.max(other, unordered(ORDERED_STORE, actor, view));
            other = Math.max(other, unordered(ORDERED_LOAD, actor, view));
        }
        return other;
    }

    /** In which step the actor accessed it last, for each kind of access. */
    int[] lastSteps(int actor) {
        return lastSteps[actor];
    }

    private int unordered(int kind, int actor, int[] view) {
        for (int other = 0; other < lastSteps.length; other++) {
            if (other != actor && lastSteps[other][kind] > view[other]) {
                return other;
            }
        }
        return -1;
    }
}
