/**
 * Resources registered with a ring, {@code io_uring_register(2)}: files, buffers, groups of provided buffers, credentials,
 * limits and notifications, each an object that is registered when it is made and unregistered when it is closed.
 */
package dev.uring.register;
