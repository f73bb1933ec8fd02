/** Six small programs, one idea each. Start with {@link dev.uring.examples.ReadFile}. */
package dev.uring.examples;
