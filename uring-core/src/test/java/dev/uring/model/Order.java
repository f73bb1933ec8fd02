package dev.uring.model;

/** How an access to memory is ordered, weakest first. */
enum Order {
    PLAIN,
    OPAQUE,
    ACQUIRE,
    RELEASE
}
