/** From a description to a ring: the set-up call, mapping, taking over, and what the kernel was found to have. */
package dev.uring.internal.setup;
