/**
 * The C structures of io_uring and of the system calls it carries out, as static accessors over native memory; and on top
 * of them the conversions from and to Java's own types.
 */
package dev.uring.struct;
