/** Advice about memory, and the constants of mappings. */
package dev.uring.op.memory;
