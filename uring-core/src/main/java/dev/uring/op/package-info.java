/**
 * The operations of io_uring: their codes here, and a package per family below.
 *
 * <p>Each operation is declared as a small annotated interface, its spec, from which the builder class is generated.
 */
package dev.uring.op;
