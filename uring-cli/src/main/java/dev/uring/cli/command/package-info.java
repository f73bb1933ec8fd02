/** The commands of {@code ./uring}. */
package dev.uring.cli.command;
