package dev.uring.snippet;

import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.Cqe;
import dev.uring.Fd;
import dev.uring.IoUring;
import dev.uring.UringException;
import dev.uring.kernel.Errno;
import dev.uring.kernel.Opcodes;
import dev.uring.kernel.SetupFlags;
import dev.uring.op.file.Read;
import dev.uring.op.file.Write;
import dev.uring.op.net.RecvZc;
import dev.uring.op.ring.Nop;
import dev.uring.register.BusyPolling;
import dev.uring.register.CompletionSignal;
import dev.uring.register.NapiTracking;
import dev.uring.register.Personality;
import dev.uring.register.RequestFilter;
import dev.uring.register.Restrictions;
import dev.uring.register.SyncCancel;
import dev.uring.register.WorkerAffinity;
import dev.uring.register.WorkerLimits;
import dev.uring.register.ZeroCopyReceiver;
import dev.uring.struct.SockFilter;
import dev.uring.testing.Libc;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** What else can be set for a ring. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class ControlTest {
    private static final short BPF_RET = 0x06;

    @Test
    void cancelling() throws Exception {
        Kernel.require("6.0");
        int[] pipe = Libc.pipe();
        try (Arena arena = Arena.ofConfined();
                IoUring ring = IoUring.open(8)) {
            Fd silent = Fd.of(pipe[0]);
            // @start region="cancel"
            ring.submission().push(Read.of(silent, arena.allocate(64)).userData(7));
            ring.submit();
            new SyncCancel().file(silent).all().run(ring); // returns when nothing reads there any more
            // @end
            ring.submitAndWait(1);
            Cqe cqe = ring.completion().poll();
            assertEquals(7, cqe.userData());
            assertEquals(Errno.ECANCELED, cqe.errno());
        } finally {
            Libc.close(pipe);
        }
    }

    @Test
    void restrictions() throws Exception {
        Kernel.require("5.10");
        Cqe allowed;
        Cqe denied;
        // @start region="restrictions"
        try (IoUring ring = IoUring.builder(8).disabled().open()) {
            new Restrictions().allow(Opcodes.IORING_OP_NOP).register(ring);
            ring.enable(); // from here on nothing else works
            ring.submission().push(Nop.of());
            ring.submission().push(Write.of(Fd.of(1), MemorySegment.NULL));
            ring.submitAndWait(2);
            allowed = ring.completion().poll();
            denied = ring.completion().poll(); // -EACCES
        }
        // @end
        assertEquals(0, allowed.result());
        assertEquals(Errno.EACCES, denied.errno());
    }

    @Test
    void personality() throws Exception {
        try (IoUring ring = IoUring.open(8)) {
            // @start region="personality"
            Personality self = Personality.register(ring); // the credentials of this thread, as they are now
            ring.submission().push(Nop.of().personality(self.id()));
            ring.submitAndWait(1);
            // @end
            assertEquals(0, ring.completion().poll().result());
            self.close();
            ring.submission().push(Nop.of().personality(1));
            ring.submitAndWait(1);
            assertEquals(Errno.EINVAL, ring.completion().poll().errno());
        }
    }

    @Test
    void workers() throws Exception {
        Kernel.require("5.15");
        try (IoUring ring = IoUring.open(8)) {
            // @start region="workers"
            WorkerLimits before = new WorkerLimits(4, 16).set(ring);
            BitSet processors = new BitSet();
            processors.set(0);
            WorkerAffinity.set(ring, processors); // workers run on processor 0 only
            // @end
            assertTrue(before.bounded() > 0);
            assertEquals(new WorkerLimits(4, 16), WorkerLimits.of(ring));
            WorkerAffinity.clear(ring);
        }
    }

    @Test
    void polling() throws Exception {
        Kernel.require("6.9");
        try (IoUring ring = IoUring.open(8)) {
            // @start region="polling"
            // Polls the devices of the sockets in use for 50 microseconds before it sleeps.
            new BusyPolling(50, true, NapiTracking.IO_URING_NAPI_TRACKING_DYNAMIC).register(ring);
            BusyPolling was = BusyPolling.unregister(ring);
            // @end
            assertEquals(50, was.microseconds());
        }
    }

    @Test
    void signalling() throws Exception {
        int eventFd = Libc.eventFd();
        try (Arena arena = Arena.ofConfined();
                IoUring ring = IoUring.open(8)) {
            // @start region="signal"
            try (CompletionSignal signal = CompletionSignal.register(ring, eventFd)) {
                ring.submission().push(Nop.of());
                ring.submitAndWait(1); // the eventfd is readable now, for a loop that waits for other things too
                signal.mute(); // while the owner is busy with completions anyway
            }
            // @end
            MemorySegment count = arena.allocate(JAVA_LONG);
            ring.submission().push(Read.of(Fd.of(eventFd), count).userData(1));
            ring.submitAndWait(2);
            assertEquals(1, count.get(JAVA_LONG, 0));
        } finally {
            Libc.close(eventFd);
        }
    }

    @Test
    void filtering() throws Exception {
        String missing = null;
        try (IoUring ring = IoUring.open(8)) {
            // @start region="filter"
            MemorySegment denyAll = MemorySegment.ofArray(new long[1]); // a program of one instruction: return 0
            SockFilter.code(denyAll, BPF_RET);
            try {
                RequestFilter.set(ring, Opcodes.IORING_OP_NOP, denyAll, 0, 0);
            } catch (UringException e) {
                missing = e.errnoName(); // EINVAL on a kernel without filters
            }
            // @end
            ring.submission().push(Nop.of());
            ring.submitAndWait(1);
            assertEquals(
                    missing == null ? Errno.EACCES : 0, ring.completion().poll().errno());
        }
        assertTrue(missing == null || missing.equals("EINVAL"), missing);
    }

    /** No machine of the tests has a device for it, so that this shows the refusal only. */
    @Test
    void zeroCopyReceiving() throws Exception {
        Kernel.require("6.15");
        String refused = "";
        int networkInterface = 1;
        Fd socket = Fd.NONE;
        // @start region="receiver"
        try (IoUring ring =
                IoUring.builder(64).flags(SetupFlags.IORING_SETUP_CQE32).open()) {
            ZeroCopyReceiver receiver = ZeroCopyReceiver.register(ring, networkInterface, 0, 1 << 20, 256);
            ring.submission().push(RecvZc.of(socket, receiver.id()));
            ring.submitAndWait(1);
            ring.completion().forEachLarge((userData, result, flags, location, extra) -> {
                MemorySegment data = receiver.data(location, result); // written by the device
                System.out.println(data.byteSize() + " bytes");
                receiver.tryGiveBack(location, result);
            });
        } catch (UringException e) {
            refused = e.errnoName(); // EOPNOTSUPP: the device cannot
        }
        // @end
        assertTrue(refused.equals("EOPNOTSUPP") || refused.equals("EPERM"), refused);
    }
}
