package dev.uring.internal.call;

import static dev.uring.kernel.EnterFlags.IORING_ENTER_GETEVENTS;
import static dev.uring.kernel.Features.IORING_FEAT_EXT_ARG;
import static dev.uring.kernel.Opcodes.IORING_OP_ASYNC_CANCEL;
import static dev.uring.kernel.Opcodes.IORING_OP_CONNECT;
import static dev.uring.kernel.RegisterOp.IORING_REGISTER_SYNC_CANCEL;

import dev.uring.internal.ring.EntryStage;
import dev.uring.internal.setup.RingParts;
import dev.uring.kernel.Errno;
import dev.uring.struct.IoUringSyncCancelReg;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.locks.LockSupport;

/** The calls that end what is in flight on a ring that is being closed. */
final class LastCalls implements AutoCloseable {
    private static final long PAUSE_NANOS = 1_000_000;

    /** {@code IORING_ASYNC_CANCEL_ALL} and {@code IORING_ASYNC_CANCEL_ANY}. */
    private static final int ALL_ANY = 1 | 4;

    private static final int ADDRESS_SIZE = 16;

    /** The user data of an entry made here, whose result must not be taken for a descriptor. */
    private static final long OWN_DATA = -1;

    private static final long NO_FILE = 0xFFFF_FFFFL << 32;

    private final RingParts parts;
    private final EnterCalls calls;
    private final EntryStage stage;
    private final Registrations registrations;
    private final WaitArgument argument;

    /** Its timeout is zero: cancel, but do not wait. */
    private final MemorySegment cancellation;

    LastCalls(RingParts parts, EnterCalls calls, Registrations registrations) {
        this.parts = parts;
        this.calls = calls;
        this.registrations = registrations;
        stage = calls.stage;
        cancellation = IoUringSyncCancelReg.allocate(parts.backend().argumentMemory());
        IoUringSyncCancelReg.fd(cancellation, -1);
        IoUringSyncCancelReg.flags(cancellation, ALL_ANY);
        argument = new WaitArgument(parts.backend());
    }

    /** Cancels what can be cancelled now; the number of entries to submit for that. */
    int cancelAll() {
        int result = parts.handle().register(IORING_REGISTER_SYNC_CANCEL, cancellation, 1);
        if (result >= 0 && !calls.submissionThread) {
            return 0;
        }
        // An old kernel, a restriction or a seccomp profile may refuse the call, with whatever error. The workers of a
        // submission thread are found only by an entry that it takes.
        stage.discard();
        long flags = (long) ALL_ANY << 32;
        boolean pushed = stage.put(NO_FILE | IORING_OP_ASYNC_CANCEL, 0, 0, flags, OWN_DATA, 0, 0, 0);
        stage.publish();
        return pushed ? 1 : 0;
    }

    /**
     * Ends the connections that zero-copy sends wait for, which nothing else ends while the peer does not read: neither cancelling
     * nor shutting the socket down. Their data is lost, which closing in any other way would replace by other data.
     *
     * @param sockets the first words of entries that name them
     * @return the number of entries to submit for that
     */
    int cutOff(long[] sockets) {
        if (sockets.length == 0) {
            return 0;
        }
        // Connecting to an address of no family disconnects.
        long nowhere = registrations.nested(ADDRESS_SIZE).address();
        for (long socket : sockets) {
            if (!stage.put(IORING_OP_CONNECT | socket, ADDRESS_SIZE, nowhere, 0, OWN_DATA, 0, 0, 0)) {
                break;
            }
        }
        return stage.publish();
    }

    /** Submits entries and waits for a completion, or as long as the conditions say. */
    void await(int toSubmit, WaitConditions conditions) {
        int flags = IORING_ENTER_GETEVENTS | calls.wakeup(1);
        boolean timed = parts.handle().has(IORING_FEAT_EXT_ARG);
        int result = timed
                ? calls.call(toSubmit, 1, flags | argument.write(conditions, 0), argument.address(), argument.size())
                : calls.call(toSubmit, 0, flags, 0, 0);
        if (!timed || result != -Errno.ETIME && calls.completion.readySlots() == 0) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    @Override
    public void close() {
        argument.close();
    }
}
