package dev.uring.register;

import static dev.uring.kernel.RegisterOp.IORING_REGISTER_SYNC_CANCEL;
import static dev.uring.op.ring.CancelFlags.IORING_ASYNC_CANCEL_ALL;
import static dev.uring.op.ring.CancelFlags.IORING_ASYNC_CANCEL_ANY;
import static dev.uring.op.ring.CancelFlags.IORING_ASYNC_CANCEL_FD;
import static dev.uring.op.ring.CancelFlags.IORING_ASYNC_CANCEL_FD_FIXED;
import static dev.uring.op.ring.CancelFlags.IORING_ASYNC_CANCEL_OP;
import static dev.uring.op.ring.CancelFlags.IORING_ASYNC_CANCEL_USERDATA;
import static java.util.Objects.requireNonNull;

import dev.uring.Fd;
import dev.uring.IoUring;
import dev.uring.UringException;
import dev.uring.internal.Refusals;
import dev.uring.internal.TimeText;
import dev.uring.internal.call.Registrations;
import dev.uring.kernel.Errno;
import dev.uring.kernel.SetupFlags;
import dev.uring.struct.IoUringSyncCancelReg;
import dev.uring.struct.KernelTimespec;
import java.lang.foreign.MemorySegment;
import java.time.Duration;

/**
 * Cancels operations that the kernel has taken and waits until they have ended; their completions are in the queue then, with
 * {@code ECANCELED} unless they ended by themselves. Operations that were not submitted are not found.
 *
 * <p>An operation is cancelled when everything that is said here matches. The object may run any number of times, on any ring by
 * its owner. See {@code io_uring_register_sync_cancel(3)}. Kernel 6.0.
 *
 * {@snippet class="dev.uring.snippet.ControlTest" region="cancel"}
 */
public final class SyncCancel {
    /** The kernel adds the time to its clock, and a sum above 292 years would be in the past. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private static final long UNLIMITED = -1;
    private static final long NANOS_PER_SECOND = 1_000_000_000;
    private static final long SHORTEST_PAUSE = 100_000;
    private static final long LONGEST_PAUSE = 10_000_000;

    private long userData;
    private Fd file = Fd.NONE;
    private int opcode;
    private int keys;
    private boolean all;
    private Duration timeout;

    /** Cancels any operation, as long as nothing else is said. */
    public SyncCancel() {}

    /** Cancels what has this user data. */
    public SyncCancel userData(long userData) {
        this.userData = userData;
        keys |= IORING_ASYNC_CANCEL_USERDATA;
        return this;
    }

    /** Cancels what works on this file, an ordinary descriptor or a registered file, as the operation named it. */
    public SyncCancel file(Fd file) {
        requireNonNull(file, "file");
        this.file = file;
        keys = keys & ~IORING_ASYNC_CANCEL_FD_FIXED
                | IORING_ASYNC_CANCEL_FD
                | (file.isFixed() ? IORING_ASYNC_CANCEL_FD_FIXED : 0);
        return this;
    }

    /**
     * Cancels what has this opcode. Kernel 6.6.
     *
     * @param opcode {@code IORING_OP_*}, 0 to 255
     */
    public SyncCancel opcode(int opcode) {
        if (opcode < 0 || opcode > 0xFF) {
            throw new IllegalArgumentException("opcode " + opcode + " is outside 0..255");
        }
        this.opcode = opcode;
        keys |= IORING_ASYNC_CANCEL_OP;
        return this;
    }

    /** Cancels every operation that matches instead of the first one found. */
    public SyncCancel all() {
        all = true;
        return this;
    }

    /**
     * How long to wait for an operation to end; without limit unless set.
     *
     * @param timeout not negative; 100 years and more are without limit
     */
    public SyncCancel timeout(Duration timeout) {
        requireNonNull(timeout, "timeout");
        if (timeout.isNegative()) {
            throw new IllegalArgumentException("timeout is " + TimeText.of(timeout) + ", below zero");
        }
        this.timeout = timeout;
        return this;
    }

    /**
     * Cancels and waits.
     *
     * @return what the kernel says: with {@link #all} or without a key, how many operations were cancelled at once, which leaves
     *     out those that had to be waited for; else 1
     * @throws UringException {@code ENOENT} when none matched (never with {@link #all} or without a key), {@code ETIME} when one
     *     had not ended in time; it is still being cancelled
     */
    public int run(IoUring ring) throws UringException {
        requireNonNull(ring, "ring");
        long limit = timeout == null || timeout.compareTo(LONGEST) >= 0 ? UNLIMITED : timeout.toNanos();
        boolean deferring = (ring.setupFlags() & SetupFlags.IORING_SETUP_DEFER_TASKRUN) != 0;
        int result = deferring ? runDeferred(ring, limit) : call(ring, limit);
        if (result < 0) {
            throw Refusals.register(
                    IORING_REGISTER_SYNC_CANCEL,
                    -result,
                    switch (-result) {
                        case Errno.ENOENT -> "no operation in flight matches";
                        case Errno.ETIME ->
                            limit == 0
                                    ? "an operation is being cancelled, and nothing was to be waited for"
                                    : "an operation is being cancelled, and had not ended after "
                                            + TimeText.of(timeout);
                        case Errno.EBADF -> "there is no file " + file;
                        default -> "";
                    });
        }
        return all || keys == 0 ? result : 1;
    }

    /**
     * On a ring that defers work the end of an operation that a worker did is such work, and the kernel, which waits for it here,
     * does not do it: it would wait for the whole time.
     */
    private int runDeferred(IoUring ring, long limit) throws UringException {
        long start = System.nanoTime();
        int result = call(ring, 0);
        for (long pause = SHORTEST_PAUSE; result == -Errno.ETIME; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
            ring.submitter().getEvents();
            long left = limit == UNLIMITED ? pause : limit - (System.nanoTime() - start);
            if (left <= 0) {
                return result;
            }
            result = call(ring, Math.min(pause, left));
            if (result == -Errno.ENOENT) {
                // It was found before, and has ended.
                return 0;
            }
        }
        return result;
    }

    private int call(IoUring ring, long nanos) {
        Registrations registrations = Registrations.of(ring);
        MemorySegment argument = registrations.argument(IoUringSyncCancelReg.SIZE);
        IoUringSyncCancelReg.addr(argument, userData);
        IoUringSyncCancelReg.fd(argument, file.value());
        IoUringSyncCancelReg.flags(argument, flags());
        IoUringSyncCancelReg.opcode(argument, opcode);
        MemorySegment time = IoUringSyncCancelReg.timeout(argument);
        KernelTimespec.tvSec(time, nanos == UNLIMITED ? -1 : nanos / NANOS_PER_SECOND);
        KernelTimespec.tvNsec(time, nanos == UNLIMITED ? -1 : nanos % NANOS_PER_SECOND);
        return registrations.tryCall(IORING_REGISTER_SYNC_CANCEL, argument, 1);
    }

    private int flags() {
        int flags = keys == 0 ? IORING_ASYNC_CANCEL_ANY : keys;
        // The user data is the only key where no other is named, also on kernels that have no flag for it.
        flags = flags == IORING_ASYNC_CANCEL_USERDATA ? 0 : flags;
        return flags | (all ? IORING_ASYNC_CANCEL_ALL : 0);
    }
}
