package dev.uring.model;

/** A piece of shared memory that is always accessed as a whole, and what it holds at the start. */
record Cell(long address, int size, String name, long value) {}
