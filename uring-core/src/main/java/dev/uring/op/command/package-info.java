/**
 * Commands that the driver behind a file understands: {@code IORING_OP_URING_CMD} in its general forms, and the commands
 * of sockets and of block devices.
 *
 * {@snippet class="dev.uring.snippet.FamilyTest" region="command"}
 */
package dev.uring.op.command;
