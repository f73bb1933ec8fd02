package dev.uring.model;

/** A part of the kernel that runs beside the application, one access to shared memory at a time. */
interface KernelActor {
    /** What the next step is. */
    Step next();

    /** Makes the next step. */
    void step();

    /** Adds all that its further steps depend on, views in their normal form. */
    void describe(StateKey key, Normal views);
}
