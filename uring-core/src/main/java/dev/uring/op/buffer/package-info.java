/** Buffers that the kernel picks from when it has data: giving them and taking them back. */
package dev.uring.op.buffer;
