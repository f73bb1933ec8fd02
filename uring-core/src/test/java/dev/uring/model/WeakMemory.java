package dev.uring.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;

/**
 * Memory in which an actor need not see what others stored, unless something orders the two.
 *
 * <p>Each location keeps all its values. A load may return any value that is not older than the oldest the actor may still read.
 * Only release and acquire, fences and kernel-internal hand-overs move that bound for other locations, so that plain and opaque
 * stores become visible in any order, and old values stay readable after newer ones elsewhere. Each location by itself is
 * coherent. Full fences are totally ordered, and whoever fences later sees at least what was visible to earlier ones.
 *
 * <p>A view is what an actor knows: for each actor, up to which of its steps everything is visible, then for each location the
 * oldest value that may still be read.
 */
final class WeakMemory {
    static final int APPLICATION = 0;
    static final int ACTORS = 3;

    private static final String[] NAMES = {"application", "taking kernel", "completing kernel"};

    private final Choices choices;
    private final Check check;
    private final Trace trace;
    private final int actors;
    private final Cells cells;
    private final List<Location> locations = new ArrayList<>();

    /** What each actor knows. */
    private final int[][] seen = new int[ACTORS][];

    /** What each actor would know after a fence, from values it loaded without acquire. */
    private final int[][] loaded = new int[ACTORS][];

    /** What each actor knew at its last fence, which goes along with its stores even without release. */
    private final int[][] fenced = new int[ACTORS][];

    /** The view of whoever knows nothing. */
    private final int[] nothing;

    private final int[] fences;
    private int kernelStores;

    WeakMemory(Choices choices, Check check, Trace trace, Cells cells, int actors) {
        this.actors = actors;
        this.choices = choices;
        this.check = check;
        this.trace = trace;
        this.cells = cells;
        int size = ACTORS + cells.all().size();
        nothing = new int[size];
        for (Cell cell : cells.all()) {
            locations.add(new Location(cell, ACTORS + locations.size(), nothing));
        }
        for (int actor = 0; actor < ACTORS; actor++) {
            seen[actor] = new int[size];
            loaded[actor] = new int[size];
            fenced[actor] = nothing;
        }
        fences = new int[size];
    }

    long load(int actor, long address, int size, Order order) {
        Location location = location(address);
        if (location.cell.size() < size) {
            int half = size / 2;
            long low = load(actor, address, half, order);
            return low & (1L << 8 * half) - 1 | load(actor, address + half, half, order) << 8 * half;
        }
        int[] view = tick(actor, location, size);
        int number = location.newest() - choices.choose(location.newest() - view[location.place] + 1);
        trace.add(NAMES[actor], "load", order, location, number);
        if (check == Check.RACES) {
            refuse(location.noteLoad(actor, order == Order.PLAIN, view), actor, location);
        }
        view[location.place] = number;
        join(order == Order.ACQUIRE ? view : loaded[actor], location.view(number), 0);
        return location.value(number);
    }

    void store(int actor, long address, int size, long value, Order order) {
        Location location = location(address);
        if (location.cell.size() < size) {
            int half = size / 2;
            store(actor, address, half, value & (1L << 8 * half) - 1, order);
            store(actor, address + half, half, value >>> 8 * half, order);
            return;
        }
        int[] view = tick(actor, location, size);
        add(actor, location, value, order == Order.RELEASE ? view.clone() : fenced[actor]);
        trace.add(NAMES[actor], "store", order, location, location.newest());
        if (check == Check.RACES) {
            refuse(location.noteStore(actor, order == Order.PLAIN, view), actor, location);
        }
    }

    /** Changes the newest value in one atomic step that orders nothing else. */
    void update(int actor, long address, int size, LongUnaryOperator change) {
        Location location = location(address);
        int[] view = tick(actor, location, size);
        int[] before = location.view(location.newest());
        join(loaded[actor], before, 0);
        int[] after = fenced[actor].clone();
        join(after, before, 0);
        add(actor, location, change.applyAsLong(location.value(location.newest())), after);
        trace.add(NAMES[actor], "update", Order.OPAQUE, location, location.newest());
        if (check == Check.RACES) {
            refuse(location.noteStore(actor, false, view), actor, location);
        }
    }

    void fence(int actor) {
        trace.add(NAMES[actor], "full fence");
        int[] view = tick(actor);
        join(view, loaded[actor], 0);
        // Fences order what may be read, but only a load that reads the other's store tells that the other was there.
        join(view, fences, ACTORS);
        join(fences, view, ACTORS);
        fenced[actor] = view.clone();
    }

    /** What the actor knows now, to hand to another by a lock, a wake-up or a system call. */
    int[] knowledge(int actor) {
        return tick(actor).clone();
    }

    /** Takes over what another actor knew. */
    void learn(int actor, int[] knowledge) {
        join(tick(actor), knowledge, 0);
    }

    /** How often the kernel has stored something. */
    int kernelStores() {
        return kernelStores;
    }

    /** The newest value, whoever has seen it. */
    long newest(long address) {
        Location location = location(address);
        return location.value(location.newest());
    }

    /** Shows the actor the newest value, as a step of the kernel in the actor's own thread does that read it. */
    void see(int actor, long address) {
        Location location = location(address);
        seen[actor][location.place] = location.newest();
    }

    /** Grows whenever the actor sees something new. */
    int progress(int actor) {
        int progress = 0;
        for (Location location : locations) {
            progress += seen[actor][location.place];
        }
        return progress;
    }

    /** Lets the actor see the newest value of everything, as it does when it waits long enough. */
    void catchUp(int actor) {
        for (Location location : locations) {
            seen[actor][location.place] = location.newest();
        }
    }

    /** Adds all that further accesses depend on, and lets actors add what they know. */
    void describe(StateKey key, Recognition recognition, List<KernelActor> kernel) {
        Normal normal = recognition == Recognition.EQUIVALENT
                ? Normal.of(key, locations, actors, seen)
                : Normal.exact(key, locations, actors, seen);
        normal.addLocations();
        for (int actor = 0; actor < actors; actor++) {
            normal.addView(seen[actor]);
            // A fence joins the two.
            int[] both = loaded[actor].clone();
            join(both, seen[actor], 0);
            normal.addView(both);
            normal.addView(fenced[actor]);
        }
        normal.addView(fences);
        kernel.forEach(actor -> actor.describe(key, normal));
    }

    private void add(int actor, Location location, long value, int[] view) {
        seen[actor][location.place] = location.add(value, view);
        if (actor != APPLICATION) {
            kernelStores++;
        }
    }

    private int[] tick(int actor, Location location, int size) {
        if (location.cell.size() != size) {
            throw new Violation(
                    location.cell.name() + " is accessed with " + size + " bytes instead of " + location.cell.size());
        }
        return tick(actor);
    }

    private int[] tick(int actor) {
        seen[actor][actor]++;
        return seen[actor];
    }

    private void refuse(int other, int actor, Location location) {
        if (other >= 0) {
            throw new Violation("race on " + location.cell.name() + ": nothing orders the accesses of the "
                    + NAMES[other] + " and the " + NAMES[actor]);
        }
    }

    private Location location(long address) {
        return locations.get(cells.at(address));
    }

    private void join(int[] view, int[] other, int from) {
        if (other == nothing) {
            return;
        }
        for (int i = from; i < view.length; i++) {
            view[i] = Math.max(view[i], other[i]);
        }
    }
}
