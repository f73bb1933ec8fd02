/** Waiting for readiness: polls, epoll instances, and the constants they take. */
package dev.uring.op.poll;
