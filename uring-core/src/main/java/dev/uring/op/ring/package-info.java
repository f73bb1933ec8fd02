/**
 * Operations on the ring itself: no operation, messages between rings, cancellation, registered files.
 *
 * {@snippet class="dev.uring.snippet.FamilyTest" region="ring"}
 */
package dev.uring.op.ring;
