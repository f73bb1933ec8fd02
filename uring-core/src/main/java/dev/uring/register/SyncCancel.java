package dev.uring.register;

import static dev.uring.kernel.RegisterOp.IORING_REGISTER_SYNC_CANCEL;
import static dev.uring.op.ring.CancelFlags.IORING_ASYNC_CANCEL_ALL;
import static dev.uring.op.ring.CancelFlags.IORING_ASYNC_CANCEL_ANY;
import static dev.uring.op.ring.CancelFlags.IORING_ASYNC_CANCEL_FD;
import static dev.uring.op.ring.CancelFlags.IORING_ASYNC_CANCEL_FD_FIXED;
import static dev.uring.op.ring.CancelFlags.IORING_ASYNC_CANCEL_OP;
import static dev.uring.op.ring.CancelFlags.IORING_ASYNC_CANCEL_USERDATA;

import dev.uring.Fd;
import dev.uring.IoUring;
import dev.uring.Registrar;
import dev.uring.UringException;
import dev.uring.kernel.Errno;
import dev.uring.struct.IoUringSyncCancelReg;
import dev.uring.struct.KernelTimespec;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.Objects;

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
        this.file = Objects.requireNonNull(file, "file");
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
     * @param timeout not negative
     */
    public SyncCancel timeout(Duration timeout) {
        if (timeout.isNegative()) {
            throw new IllegalArgumentException("timeout " + timeout + " is negative");
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
        Registrar registrar = ring.registrar();
        MemorySegment argument = registrar.argument(IoUringSyncCancelReg.SIZE);
        IoUringSyncCancelReg.addr(argument, userData);
        IoUringSyncCancelReg.fd(argument, file.value());
        IoUringSyncCancelReg.flags(argument, flags());
        IoUringSyncCancelReg.opcode(argument, opcode);
        MemorySegment time = IoUringSyncCancelReg.timeout(argument);
        KernelTimespec.tvSec(time, timeout == null ? -1 : timeout.getSeconds());
        KernelTimespec.tvNsec(time, timeout == null ? -1 : timeout.getNano());
        int result = registrar.tryCall(IORING_REGISTER_SYNC_CANCEL, argument, 1);
        if (result < 0) {
            throw RegisterErrors.refused(
                    IORING_REGISTER_SYNC_CANCEL,
                    result,
                    switch (-result) {
                        case Errno.ENOENT -> "no operation in flight matches";
                        case Errno.ETIME -> "an operation had not ended after " + timeout;
                        case Errno.EBADF -> "there is no file " + file;
                        default -> "";
                    });
        }
        return all || keys == 0 ? result : 1;
    }

    private int flags() {
        int flags = keys == 0 ? IORING_ASYNC_CANCEL_ANY : keys;
        // The user data is the only key where no other is named, also on kernels that have no flag for it.
        flags = flags == IORING_ASYNC_CANCEL_USERDATA ? 0 : flags;
        return flags | (all ? IORING_ASYNC_CANCEL_ALL : 0);
    }
}
