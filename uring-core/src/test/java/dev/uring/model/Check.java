package dev.uring.model;

/** What counts as a violation of the protocol. */
enum Check {
    /**
     * Two accesses to the same data that nothing orders, one of them a store. This covers every reordering that a compiler or a
     * processor could make of plain accesses, so those need no interleaving of their own.
     */
    RACES,

    /** What the two sides read: all accesses are interleaved, and a load may return any value that nothing has outdated yet. */
    VALUES
}
