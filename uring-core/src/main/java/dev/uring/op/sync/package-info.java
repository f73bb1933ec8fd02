/** Waiting for other threads and processes: futexes and {@code waitid(2)}. */
package dev.uring.op.sync;
