/**
 * The kernel's numbers: flags, opcodes, errnos and limits, their names, and the releases that brought them. It uses no other
 * package of the library, so that every other package may use it.
 */
package dev.uring.kernel;
