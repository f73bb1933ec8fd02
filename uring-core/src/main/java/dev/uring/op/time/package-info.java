/**
 * Timeouts: of their own, on the request linked before them, changed and removed.
 *
 * <p>A time is a {@code struct __kernel_timespec} of 16 bytes: seconds, then nanoseconds, 8 bytes each.
 */
package dev.uring.op.time;
