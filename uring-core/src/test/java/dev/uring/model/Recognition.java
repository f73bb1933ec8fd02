package dev.uring.model;

/** Which states are explored only once. None of them changes what is found, or how many executions there are. */
enum Recognition {
    /** None: every execution is run. */
    NONE,

    /** Those in which each side learned the same so far. */
    IDENTICAL,

    /** Those from which the same can follow. */
    EQUIVALENT
}
