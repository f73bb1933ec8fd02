/** The commands of {@code ./uring}. */
package dev.uring.examples;
