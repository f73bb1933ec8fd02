/** Annotations that declare an io_uring opcode or a C struct; the processor turns a declaration into a class. */
package dev.uring.annotations;
