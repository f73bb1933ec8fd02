package dev.uring.register;

import static dev.uring.kernel.RegisterOp.IORING_REGISTER_NAPI;
import static dev.uring.kernel.RegisterOp.IORING_UNREGISTER_NAPI;
import static dev.uring.register.NapiTracking.IO_URING_NAPI_TRACKING_DYNAMIC;
import static dev.uring.register.NapiTracking.IO_URING_NAPI_TRACKING_INACTIVE;
import static dev.uring.register.NapiTracking.IO_URING_NAPI_TRACKING_STATIC;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.uring.IoUring;
import dev.uring.UringException;
import dev.uring.kernel.Errno;
import dev.uring.kernel.SetupFlags;
import dev.uring.struct.IoUringNapi;
import dev.uring.testing.RingFactory;
import dev.uring.testing.RingKind;
import dev.uring.testing.RingTest;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.extension.ExtendWith;

/** Polling of network devices: previous settings, queues tracked by hand, and what is refused. */
@ExtendWith(RegisterReport.class)
class BusyPollingTest {
    /** A queue id that the kernel takes for one: below it are ids of processors. */
    private static final int QUEUE = 1 << 20;

    @RingTest(kinds = {RingKind.PICKED, RingKind.PLAIN, RingKind.DEFER_TASKRUN})
    void givesThePreviousSettingsBack(RingFactory rings) throws Exception {
        IoUring ring = Rings.open(rings, 8);
        BusyPolling first = new BusyPolling(50, true, IO_URING_NAPI_TRACKING_DYNAMIC);
        assertEquals(0, first.register(ring).microseconds());
        assertEquals(first, new BusyPolling(70, false, IO_URING_NAPI_TRACKING_DYNAMIC).register(ring));
        assertEquals(70, BusyPolling.unregister(ring).microseconds());
        assertEquals(0, BusyPolling.unregister(ring).microseconds());
        assertThrows(IllegalArgumentException.class, () -> new BusyPolling(-1, false, 0));
    }

    @RingTest(kinds = {RingKind.PICKED, RingKind.PLAIN})
    void tracksQueuesByHand(RingFactory rings) throws Exception {
        IoUring ring = Rings.open(rings, 8);
        Rings.refused(Errno.EINVAL, "does not track", () -> BusyPolling.add(ring, QUEUE));
        new BusyPolling(50, false, IO_URING_NAPI_TRACKING_STATIC).register(ring);
        BusyPolling.add(ring, QUEUE);
        Rings.refused(Errno.EEXIST, "already", () -> BusyPolling.add(ring, QUEUE));
        BusyPolling.remove(ring, QUEUE);
        Rings.refused(Errno.ENOENT, "not polled", () -> BusyPolling.remove(ring, QUEUE));
        Rings.refused(Errno.EINVAL, "", () -> BusyPolling.add(ring, 1));
        BusyPolling.unregister(ring);
    }

    @RingTest(kinds = {RingKind.PICKED, RingKind.PLAIN})
    void refusesWhatTheKernelRefuses(RingFactory rings) throws Exception {
        IoUring ring = Rings.open(rings, 8);
        Rings.refused(
                Errno.EINVAL, "", () -> new BusyPolling(1, false, IO_URING_NAPI_TRACKING_INACTIVE).register(ring));
        MemorySegment argument = ring.registrar().argument(IoUringNapi.SIZE);
        IoUringNapi.pad(argument, 2, (byte) 1);
        Rings.refusedRaw(Errno.EINVAL, ring, IORING_REGISTER_NAPI, argument, 1);
        Rings.refusedRaw(Errno.EINVAL, ring, IORING_UNREGISTER_NAPI, argument, 0);
        UringException polled = Rings.refused(Errno.EINVAL, "IORING_SETUP_IOPOLL", () -> {
            IoUring polling = rings.open(
                    rings.builder(8).flags(SetupFlags.IORING_SETUP_IOPOLL).backend(RegisterLog.backend(rings)));
            new BusyPolling(1, false, 0).register(polling);
        });
        assertEquals("io_uring_register(IORING_REGISTER_NAPI)", polled.call());
    }
}
