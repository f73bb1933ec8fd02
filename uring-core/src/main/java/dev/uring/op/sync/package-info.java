/**
 * Waiting for other threads and processes: futexes and {@code waitid(2)}.
 *
 * {@snippet class="dev.uring.snippet.FamilyTest" region="sync"}
 */
package dev.uring.op.sync;
