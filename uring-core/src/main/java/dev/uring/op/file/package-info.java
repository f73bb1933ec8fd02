/** Operations on open files: reading, writing, flushing, allocating, splicing, closing. */
package dev.uring.op.file;
