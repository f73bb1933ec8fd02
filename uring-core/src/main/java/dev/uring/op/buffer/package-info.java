/**
 * Buffers that the kernel picks from when it has data: giving them and taking them back.
 *
 * {@snippet class="dev.uring.snippet.FamilyTest" region="buffer"}
 */
package dev.uring.op.buffer;
