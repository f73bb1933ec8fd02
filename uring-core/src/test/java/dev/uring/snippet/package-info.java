/**
 * The examples that the Javadoc shows, executed on the running kernel: each lies between {@code @start} and {@code @end} in a
 * test, which asserts what it did. They use nothing that a user of the library does not have.
 */
package dev.uring.snippet;
