package dev.uring.model;

/** What an actor is about to do. */
enum Step {
    /** Nothing, until another one does something. */
    NONE,
    /** A plain access, which the other side does not see before something orders it. */
    PLAIN,
    /** Anything else. */
    VISIBLE
}
