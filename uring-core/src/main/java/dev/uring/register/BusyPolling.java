package dev.uring.register;

import static dev.uring.kernel.NapiOp.IO_URING_NAPI_REGISTER_OP;
import static dev.uring.kernel.NapiOp.IO_URING_NAPI_STATIC_ADD_ID;
import static dev.uring.kernel.NapiOp.IO_URING_NAPI_STATIC_DEL_ID;
import static dev.uring.kernel.RegisterOp.IORING_REGISTER_NAPI;
import static dev.uring.kernel.RegisterOp.IORING_UNREGISTER_NAPI;
import static java.util.Objects.requireNonNull;

import dev.uring.IoUring;
import dev.uring.UringException;
import dev.uring.internal.Refusals;
import dev.uring.internal.call.Registrations;
import dev.uring.kernel.Errno;
import dev.uring.struct.IoUringNapi;
import java.lang.foreign.MemorySegment;

/**
 * Polling of network devices while the ring waits for completions, which trades processor time for latency. A value, which the
 * ring's owner registers. See
 * {@code io_uring_register_napi(3)}. Kernel 6.9.
 *
 * {@snippet class="dev.uring.snippet.ControlTest" region="polling"}
 *
 * @param microseconds how long to poll, 0 or more
 * @param preferred whether polling is preferred over interrupts
 * @param tracking how the device queues are found, see {@link NapiTracking}; anything but dynamic tracking needs kernel 6.13
 */
public record BusyPolling(int microseconds, boolean preferred, int tracking) {

    /** @throws IllegalArgumentException when the time is negative */
    public BusyPolling {
        if (microseconds < 0) {
            throw new IllegalArgumentException("busy polling for " + microseconds + " microseconds: negative");
        }
    }

    /**
     * Makes this the ring's polling; what it was before.
     *
     * @throws UringException {@code EINVAL} on a ring with {@link dev.uring.kernel.SetupFlags#IORING_SETUP_IOPOLL}, and on kernels
     *     without it
     */
    public BusyPolling register(IoUring ring) throws UringException {
        requireNonNull(ring, "ring");
        return call(ring, IORING_REGISTER_NAPI, IO_URING_NAPI_REGISTER_OP, tracking);
    }

    /** Ends the polling of a ring; what it was before. */
    public static BusyPolling unregister(IoUring ring) throws UringException {
        requireNonNull(ring, "ring");
        return new BusyPolling(0, false, 0).call(ring, IORING_UNREGISTER_NAPI, IO_URING_NAPI_REGISTER_OP, 0);
    }

    /**
     * Adds a device queue to those that are polled, with {@link NapiTracking#IO_URING_NAPI_TRACKING_STATIC}. Kernel 6.13.
     *
     * @param napiId the queue's id, such as of the socket option {@code SO_INCOMING_NAPI_ID}
     * @throws UringException {@code EINVAL} when the ring does not track statically or the id is none, {@code EEXIST} when it is
     *     there already
     */
    public static void add(IoUring ring, int napiId) throws UringException {
        requireNonNull(ring, "ring");
        new BusyPolling(0, false, 0).call(ring, IORING_REGISTER_NAPI, IO_URING_NAPI_STATIC_ADD_ID, napiId);
    }

    /** Takes a device queue from those that are polled; {@code ENOENT} when it is not there. Kernel 6.13. */
    public static void remove(IoUring ring, int napiId) throws UringException {
        requireNonNull(ring, "ring");
        new BusyPolling(0, false, 0).call(ring, IORING_REGISTER_NAPI, IO_URING_NAPI_STATIC_DEL_ID, napiId);
    }

    private BusyPolling call(IoUring ring, int operation, int step, int parameter) throws UringException {
        Registrations registrations = Registrations.of(ring);
        MemorySegment argument = registrations.argument(IoUringNapi.SIZE);
        IoUringNapi.busyPollTo(argument, microseconds);
        IoUringNapi.preferBusyPoll(argument, preferred ? 1 : 0);
        IoUringNapi.pad(argument, 0, (byte) step);
        IoUringNapi.resv(argument, Integer.toUnsignedLong(parameter));
        int result = registrations.tryCall(operation, argument, 1);
        if (result < 0) {
            throw Refusals.register(operation, -result, advice(-result, step, parameter));
        }
        return new BusyPolling(IoUringNapi.busyPollTo(argument), IoUringNapi.preferBusyPoll(argument) != 0, (int)
                IoUringNapi.resv(argument));
    }

    private static String advice(int errno, int step, int parameter) {
        boolean queue = step != IO_URING_NAPI_REGISTER_OP;
        return switch (errno) {
            case Errno.EINVAL ->
                queue
                        ? "queue " + parameter + " is none, or the ring does not track queues statically (kernel 6.13)"
                        : "rings with IORING_SETUP_IOPOLL do not poll devices, and kernels before 6.9, or built without, none";
            case Errno.EEXIST -> queue ? "queue " + parameter + " is polled already" : "";
            case Errno.ENOENT -> "queue " + parameter + " is not polled";
            default -> "";
        };
    }
}
