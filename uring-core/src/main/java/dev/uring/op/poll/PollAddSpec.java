package dev.uring.op.poll;

import static dev.uring.annotations.CompletionFlag.MORE;
import static dev.uring.annotations.Result.POLL_EVENTS;
import static dev.uring.annotations.Slot.FD;
import static dev.uring.annotations.Slot.LEN;
import static dev.uring.annotations.Slot.POLL32_EVENTS;
import static dev.uring.kernel.Opcodes.IORING_OP_POLL_ADD;
import static dev.uring.op.poll.PollFlags.IORING_POLL_ADD_LEVEL;
import static dev.uring.op.poll.PollFlags.IORING_POLL_ADD_MULTI;

import dev.uring.Fd;
import dev.uring.annotations.Opcode;
import dev.uring.annotations.SqeField;

/**
 * Waits for events on a file, like {@code poll(2)}.
 *
 * <p>The result is the mask of the events that are there, {@link PollEvents}. Removal answers {@code ECANCELED}.
 */
@Opcode(
        value = IORING_OP_POLL_ADD,
        since = "5.1",
        result = POLL_EVENTS,
        man = "io_uring_prep_poll_add(3)",
        flags = MORE)
interface PollAddSpec {

    /** The file; one that cannot be polled is always ready. */
    @SqeField(FD)
    Fd file();

    /**
     * What to wait for, {@link PollEvents}; errors and hang-ups are always included. Kernel 5.9 for bits above the
     * 16th, such as {@link EpollFlags#EPOLLEXCLUSIVE}.
     */
    @SqeField(POLL32_EVENTS)
    int events();

    /**
     * Completes for every event, with {@code IORING_CQE_F_MORE} while the poll lives. Kernel 5.13; not with
     * {@code skipSuccess}.
     */
    @SqeField(value = LEN, bits = IORING_POLL_ADD_MULTI)
    default boolean multishot() {
        return false;
    }

    /** Level-triggered: completes as long as the event lasts. Linux 6.18 answers {@code EINVAL}. */
    @SqeField(value = LEN, bits = IORING_POLL_ADD_LEVEL)
    default boolean levelTriggered() {
        return false;
    }
}
