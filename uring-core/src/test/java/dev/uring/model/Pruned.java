package dev.uring.model;

/** Ends an execution that came to a state which was explored before. */
final class Pruned extends Error {
    private static final long serialVersionUID = 1L;

    static final Pruned INSTANCE = new Pruned();

    private Pruned() {
        super("explored before", null, false, false);
    }
}
