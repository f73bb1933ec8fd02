package dev.uring.snippet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.Cqe;
import dev.uring.IoUring;
import dev.uring.IoUringBuilder;
import dev.uring.backend.LibcBackend;
import dev.uring.backend.OcallBackend;
import dev.uring.backend.OcallException;
import dev.uring.backend.OcallLibrary;
import dev.uring.backend.RingBackend;
import dev.uring.op.path.NativePath;
import dev.uring.op.path.Openat;
import dev.uring.op.ring.Nop;
import dev.uring.struct.IoUringParams;
import dev.uring.testing.Libc;
import dev.uring.testing.NativeLibrary;
import dev.uring.testing.Simulator;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** The ways to reach the kernel. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class BackendTest {
    @Test
    void libc() throws Exception {
        // @start region="libc"
        IoUringBuilder description = IoUring.builder(8).backend(LibcBackend::new); // as without this
        // @end
        try (IoUring ring = description.open()) {
            ring.submission().push(Nop.of());
            ring.submitAndWait(1);
            assertEquals(0, ring.completion().poll().result());
        }
    }

    @Test
    void ocalls() throws Exception {
        Path file = NativeLibrary.compile("simulator");
        Cqe cqe;
        // @start region="ocalls"
        OcallLibrary library = OcallLibrary.trusted(file); // the enclave's side, bound once
        try (Arena host = library.newHostArena();
                IoUring ring = IoUring.builder(8)
                        .backend(() -> new OcallBackend(library))
                        .open()) {
            MemorySegment path = NativePath.of("/dev/null", host); // what entries point at is the host's
            ring.submission().push(Openat.of(path));
            ring.submitAndWait(1);
            cqe = ring.completion().poll();
        }
        // @end
        assertTrue(cqe.result() > 2, cqe::toString);
        Libc.close(cqe.result());
    }

    @Test
    void crossing() throws Exception {
        OcallLibrary library = Simulator.get().library();
        Simulator.get().failNextCrossing(Simulator.Ocall.SETUP, 3);
        int status = 0;
        // @start region="exception"
        try (IoUring ring =
                IoUring.builder(8).backend(() -> new OcallBackend(library)).open()) {
            ring.submit();
        } catch (OcallException e) { // no answer of the kernel, so no error number
            status = e.status();
        }
        // @end
        assertEquals(3, status);
    }

    @Test
    void calls() {
        int ring;
        int closed;
        // @start region="backend"
        try (RingBackend kernel = new LibcBackend()) {
            MemorySegment params = IoUringParams.allocate(kernel.argumentMemory());
            ring = kernel.setup(8, params); // a descriptor, or -errno
            closed = kernel.closeDescriptor(ring);
        }
        // @end
        assertTrue(ring >= 0, () -> "set-up gave " + ring);
        assertEquals(0, closed);
    }
}
