/** A ring in memory: where its parts are, and both sides' protocol over its queues. It makes no system call. */
package dev.uring.internal.ring;
