package dev.uring.bench.comparison.program;

/** The operations whose allocation is measured, alone and all of them in one loop. */
enum Kind {
    NOP,
    READ,
    WRITE,
    SEND,
    RECV,
    ACCEPT
}
