/**
 * Timeouts: of their own, on the request linked before them, changed and removed.
 *
 * <p>A time is a {@code struct __kernel_timespec} of 16 bytes: seconds, then nanoseconds, 8 bytes each.
 *
 * {@snippet class="dev.uring.snippet.FamilyTest" region="time"}
 */
package dev.uring.op.time;
