package dev.uring.model;

import java.util.Arrays;
import java.util.List;

/**
 * Describes memory so that states from which the same can follow look the same: values that nobody can read any more are left out,
 * and steps are counted only as far as some actor has yet to learn of them. Or exactly as it is.
 */
final class Normal {
    private final StateKey key;
    private final List<Location> locations;
    private final int actors;
    private final int[] oldest;
    private final int[][] steps;
    private final StateKey lastKey = new StateKey();
    private int[] last;

    private Normal(StateKey key, List<Location> locations, int actors, int[] oldest) {
        this.key = key;
        this.locations = locations;
        this.actors = actors;
        this.oldest = oldest;
        steps = new int[actors][];
        for (int actor = 0; actor < actors; actor++) {
            steps[actor] = stepsAfter(actor, oldest[actor]);
        }
    }

    /** Leaves out what nobody can read any more. */
    static Normal of(StateKey key, List<Location> locations, int actors, int[][] seen) {
        int[] oldest = seen[0].clone();
        for (int actor = 1; actor < actors; actor++) {
            for (int i = 0; i < oldest.length; i++) {
                oldest[i] = Math.min(oldest[i], seen[actor][i]);
            }
        }
        for (int actor = 0; actor < actors; actor++) {
            oldest[actor] = knownToOthers(actor, actors, seen);
        }
        return new Normal(key, locations, actors, oldest);
    }

    /** Leaves nothing out. */
    static Normal exact(StateKey key, List<Location> locations, int actors, int[][] seen) {
        return new Normal(key, locations, actors, new int[seen[0].length]);
    }

    void addLocations() {
        for (Location location : locations) {
            for (int number = oldest[location.place]; number <= location.newest(); number++) {
                key.add(location.value(number));
                addView(location.view(number));
            }
            key.add(-1);
            for (int actor = 0; actor < actors; actor++) {
                for (int step : location.lastSteps(actor)) {
                    key.add(rank(actor, step));
                }
            }
        }
    }

    void addView(int[] view) {
        // Most values of a step have the same view.
        if (view != last) {
            last = view;
            lastKey.clear();
            for (int actor = 0; actor < actors; actor++) {
                lastKey.add(rank(actor, view[actor]));
            }
            for (int i = WeakMemory.ACTORS; i < view.length; i++) {
                lastKey.add(Math.max(0, view[i] - oldest[i]));
            }
        }
        key.add(lastKey);
    }

    /** How many of the steps that matter are not after this one. */
    private int rank(int actor, int step) {
        if (step <= oldest[actor]) {
            return 0;
        }
        int at = Arrays.binarySearch(steps[actor], step);
        return at >= 0 ? at + 1 : -at - 1;
    }

    /** Those last accesses of an actor that some other actor does not know of, in order. */
    private int[] stepsAfter(int actor, int known) {
        int[] found = new int[4 * locations.size()];
        int count = 0;
        for (Location location : locations) {
            for (int step : location.lastSteps(actor)) {
                if (step > known) {
                    found[count++] = step;
                }
            }
        }
        Arrays.sort(found, 0, count);
        return Arrays.copyOf(found, count);
    }

    private static int knownToOthers(int actor, int actors, int[][] seen) {
        int known = Integer.MAX_VALUE;
        for (int other = 0; other < actors; other++) {
            if (other != actor) {
                known = Math.min(known, seen[other][actor]);
            }
        }
        return known;
    }
}
