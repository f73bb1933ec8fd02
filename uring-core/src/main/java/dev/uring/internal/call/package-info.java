/** The calls about a ring that is open: submitting, waiting, resizing, and closing. */
package dev.uring.internal.call;
