/**
 * Waiting for readiness: polls, epoll instances, and the constants they take.
 *
 * {@snippet class="dev.uring.snippet.FamilyTest" region="poll"}
 */
package dev.uring.op.poll;
