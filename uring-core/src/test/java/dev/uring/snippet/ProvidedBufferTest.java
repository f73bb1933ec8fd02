package dev.uring.snippet;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.uring.Cqe;
import dev.uring.Fd;
import dev.uring.IoUring;
import dev.uring.kernel.CqeFlags;
import dev.uring.op.net.Recv;
import dev.uring.op.net.RecvMultishot;
import dev.uring.op.net.RecvMultishotBundle;
import dev.uring.op.net.SendProvided;
import dev.uring.register.BufferRing;
import dev.uring.register.ProvidedBuffer;
import dev.uring.testing.Libc;
import dev.uring.testing.Sockets;
import java.io.ByteArrayOutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Buffers that the kernel picks from. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class ProvidedBufferTest {
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();

    @Test
    void receiving() throws Exception {
        Kernel.require("6.0");
        try (Sockets sockets = new Sockets();
                IoUring ring = IoUring.open(8)) {
            int[] pair = sockets.streams();
            Fd socket = Fd.of(pair[0]);
            Libc.write(pair[1], "some bytes");
            // @start region="ring"
            BufferRing buffers = BufferRing.register(ring, 0, 64, 4096);
            ring.submission().push(RecvMultishot.of(socket, buffers.group())); // one entry, many completions
            ring.submitAndWait(1);
            ring.completion().forEach((userData, result, flags) -> {
                if (CqeFlags.hasBuffer(flags)) { // which an error or the end can have, too
                    long lease = buffers.take(result, flags);
                    handle(buffers.data(lease, result));
                    buffers.giveBack(lease);
                }
            });
            // @end
            assertEquals("some bytes", received.toString(StandardCharsets.UTF_8));
            assertEquals(64, buffers.available());
        }
    }

    @Test
    void lending() throws Exception {
        Kernel.require("6.0");
        try (Sockets sockets = new Sockets();
                IoUring ring = IoUring.open(8);
                BufferRing buffers = BufferRing.register(ring, 0, 64, 4096)) {
            int[] pair = sockets.streams();
            Libc.write(pair[1], "some bytes");
            ring.submission().push(RecvMultishot.of(Fd.of(pair[0]), 0));
            ring.submitAndWait(1);
            Cqe cqe = ring.completion().poll();
            MemorySegment kept;
            // @start region="lend"
            try (ProvidedBuffer buffer = buffers.lend(cqe.result(), cqe.flags())) {
                handle(buffer.segment());
                kept = buffer.segment(); // of no use after closing: every access throws
            }
            // @end
            assertEquals("some bytes", received.toString(StandardCharsets.UTF_8));
            assertThrows(IllegalStateException.class, () -> kept.get(JAVA_BYTE, 0));
        }
    }

    @Test
    void pieces() throws Exception {
        Kernel.require("6.10");
        try (Sockets sockets = new Sockets();
                IoUring ring = IoUring.open(8);
                BufferRing buffers = BufferRing.register(ring, 0, 64, 4)) {
            int[] pair = sockets.streams();
            Libc.write(pair[1], "two of 4");
            ring.submission().push(RecvMultishotBundle.of(Fd.of(pair[0]), 0));
            ring.submitAndWait(1);
            Cqe cqe = ring.completion().poll();
            // @start region="pieces"
            buffers.forEach(cqe.result(), cqe.flags(), (lease, offset, bytes) -> {
                handle(buffers.memory().asSlice(offset, bytes));
                buffers.giveBack(lease);
            });
            // @end
            assertEquals("two of 4", received.toString(StandardCharsets.UTF_8));
        }
    }

    @Test
    void sending() throws Exception {
        Kernel.require("6.10");
        try (Sockets sockets = new Sockets();
                Arena arena = Arena.ofConfined();
                IoUring ring = IoUring.open(8)) {
            int[] pair = sockets.streams();
            // @start region="builder"
            // For sending, the application fills a buffer before the kernel gets it.
            BufferRing buffers =
                    BufferRing.builder(ring, 1, 16, 4096).withheld().register();
            MemorySegment greeting = arena.allocateFrom("hello");
            long lease = buffers.lease(0);
            MemorySegment.copy(greeting, 0, buffers.memory(), buffers.offset(lease), greeting.byteSize());
            buffers.give(lease, (int) greeting.byteSize());
            ring.submission().push(SendProvided.of(Fd.of(pair[0]), buffers.group()));
            // @end
            MemorySegment copy = arena.allocate(64);
            ring.submission().push(Recv.of(Fd.of(pair[1]), copy).userData(1));
            ring.submitAndWait(2);
            assertEquals("hello", copy.getString(0));
        }
    }

    private void handle(MemorySegment data) {
        received.writeBytes(data.toArray(JAVA_BYTE));
    }
}
