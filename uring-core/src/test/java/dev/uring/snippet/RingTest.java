package dev.uring.snippet;

import static dev.uring.kernel.RegisterOp.IORING_REGISTER_IOWQ_MAX_WORKERS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.Cqe;
import dev.uring.Fd;
import dev.uring.IoUring;
import dev.uring.IoUringBuilder;
import dev.uring.QueueFullException;
import dev.uring.Registrar;
import dev.uring.SubmissionQueue;
import dev.uring.Submitter;
import dev.uring.UringException;
import dev.uring.kernel.Errno;
import dev.uring.kernel.SetupFlags;
import dev.uring.op.file.Close;
import dev.uring.op.file.Read;
import dev.uring.op.path.NativePath;
import dev.uring.op.path.Openat;
import dev.uring.op.ring.Nop;
import dev.uring.register.RingMessenger;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/** Opening a ring, submitting to it, and what it refuses. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class RingTest {
    @TempDir
    Path folder;

    @Test
    void reading() throws Exception {
        Path path = Files.writeString(folder.resolve("greeting"), "hello, ring");
        String text;
        Cqe closed;
        // @start region="read"
        // The memory comes from the ring, which gives it back when the kernel is done with it.
        try (IoUring ring = IoUring.open(8);
                Arena arena = ring.newArena()) {
            ring.submission().push(Openat.of(NativePath.of(path, arena)));
            ring.submitAndWait(1);
            Fd file = Fd.of(ring.completion().poll().result());

            MemorySegment buffer = arena.allocate(4096);
            ring.submission().push(Read.of(file, buffer).userData(1).hardlink());
            ring.submission().push(Close.of(file).userData(2)); // after the read, however that ends
            ring.submitAndWait(2);
            int bytes = ring.completion().poll().result();
            text = new String(buffer.asSlice(0, bytes).toArray(JAVA_BYTE), StandardCharsets.UTF_8);
            closed = ring.completion().poll();
        }
        // @end
        assertEquals(new Cqe(2, 0, 0, 0, 0), closed);
        assertEquals("hello, ring", text);
    }

    @Test
    void describing() throws Exception {
        List<String> flags;
        // @start region="builder"
        IoUringBuilder description = IoUring.builder(64)
                .completionEntries(1024)
                .sqpoll(Duration.ofMillis(50))
                .closeTimeout(Duration.ofSeconds(1));
        try (IoUring ring = description.open()) {
            flags = SetupFlags.names(ring.setupFlags()); // what was demanded, and what the library picked
        }
        // @end
        assertTrue(flags.containsAll(List.of("IORING_SETUP_CQSIZE", "IORING_SETUP_SQPOLL")), flags::toString);
    }

    @Test
    void submitting() throws Exception {
        try (IoUring ring = IoUring.open(4)) {
            // @start region="submission"
            SubmissionQueue queue = ring.submission();
            for (long i = 0; i < 100; i++) {
                Nop operation = Nop.of().userData(i);
                if (!queue.tryPush(operation)) {
                    ring.submit();
                    queue.push(operation);
                }
            }
            ring.submit();
            // @end
            assertEquals(0, queue.pending());
        }
    }

    @Test
    void submitter() throws Exception {
        try (IoUring ring = IoUring.open(4)) {
            ring.submission().push(Nop.of().userData(7));
            // @start region="submitter"
            Submitter submitter = ring.submitter();
            submitter.iowait(false); // waiting is not to count as load
            submitter.submitAndWait(1);
            Cqe cqe = ring.completion().poll();
            // @end
            assertEquals(7, cqe.userData());
        }
    }

    @Test
    void full() throws Exception {
        try (IoUring ring = IoUring.open(1)) {
            Nop operation = Nop.of();
            ring.submission().push(operation);
            // @start region="full"
            try {
                ring.submission().push(operation);
            } catch (QueueFullException e) {
                ring.submit();
                ring.submission().push(operation);
            }
            // @end
            assertEquals(1, ring.submission().pending());
        }
    }

    @Test
    void refused() throws Exception {
        String reason = "";
        // @start region="exception"
        try (IoUring ring = IoUring.builder(4).sqpollCpu(0).open()) {
            ring.submit();
        } catch (UringException e) {
            reason = e.errno() == Errno.EINVAL ? e.advice() : e.getMessage();
        }
        // @end
        assertEquals("IORING_SETUP_SQ_AFF needs IORING_SETUP_SQPOLL", reason);
    }

    @Test
    void registering() throws Exception {
        Kernel.require("5.15");
        try (IoUring ring = IoUring.open(4)) {
            // @start region="registrar"
            Registrar registrar = ring.registrar();
            MemorySegment limits = registrar.argument(2 * Integer.BYTES); // zeros: ask, change nothing
            registrar.call(IORING_REGISTER_IOWQ_MAX_WORKERS, limits, 2);
            int bounded = limits.getAtIndex(JAVA_INT, 0);
            int unbounded = limits.getAtIndex(JAVA_INT, 1);
            // @end
            assertTrue(
                    bounded > 0 && unbounded > 0,
                    () -> List.of(bounded, unbounded).toString());
        }
    }

    @Test
    void messages() throws Exception {
        Kernel.require("6.13");
        try (IoUring ring = IoUring.open(4)) {
            // @start region="messenger"
            Fd target = Fd.of(ring.fd());
            Thread.startVirtualThread(() -> {
                try (RingMessenger messenger = new RingMessenger()) {
                    messenger.send(target, 42, 0);
                } catch (UringException e) {
                    System.err.println("the owner was not woken: " + e.getMessage());
                }
            });
            ring.submitAndWait(1);
            long message = ring.completion().poll().userData();
            // @end
            assertEquals(42, message);
        }
    }
}
