package dev.uring.op.poll;

import static dev.uring.annotations.Result.ZERO;
import static dev.uring.annotations.Slot.ADDR;
import static dev.uring.annotations.Slot.FD;
import static dev.uring.annotations.Slot.LEN;
import static dev.uring.annotations.Slot.OFF;
import static dev.uring.annotations.Slot.POLL32_EVENTS;
import static dev.uring.kernel.Opcodes.IORING_OP_POLL_REMOVE;

import dev.uring.annotations.Opcode;
import dev.uring.annotations.SqeField;

/**
 * Changes the events or the user data of a poll while it is pending.
 *
 * <p>No such poll answers {@code ENOENT}; one that is just completing, {@code EALREADY}; {@code ECANCELED} says that
 * waiting for the new events failed and the poll has ended.
 */
@Opcode(value = IORING_OP_POLL_REMOVE, since = "5.13", result = ZERO, man = "io_uring_prep_poll_update(3)")
interface PollUpdateSpec {

    /** No file. */
    @SqeField(FD)
    static int noFile() {
        return -1;
    }

    /** The present user data of the poll. */
    @SqeField(ADDR)
    long target();

    /**
     * What to change: {@link PollFlags#IORING_POLL_UPDATE_EVENTS}, {@link PollFlags#IORING_POLL_UPDATE_USER_DATA} or
     * both. With 0 the poll is removed. A multishot poll stays one, and so does another:
     * {@link PollFlags#IORING_POLL_ADD_MULTI}, allowed with new events, changes nothing on Linux 6.18.
     */
    @SqeField(LEN)
    int update();

    /** The new user data, if it changes. */
    @SqeField(OFF)
    default long newUserData() {
        return 0;
    }

    /** The new events, if they change: {@link PollEvents}, the lower 16 bits only. */
    @SqeField(POLL32_EVENTS)
    default int events() {
        return 0;
    }
}
