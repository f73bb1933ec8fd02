/** Operations on the ring itself: no operation, messages between rings, cancellation, registered files. */
package dev.uring.op.ring;
