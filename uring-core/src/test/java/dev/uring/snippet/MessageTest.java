package dev.uring.snippet;

import static dev.uring.op.net.ControlMessageTypes.SCM_RIGHTS;
import static dev.uring.op.net.SocketOptions.SO_TIMESTAMPING;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.Cqe;
import dev.uring.Fd;
import dev.uring.IoUring;
import dev.uring.kernel.SetupFlags;
import dev.uring.op.command.TxTimestamp;
import dev.uring.op.command.TxTimestampFlags;
import dev.uring.op.file.Writev;
import dev.uring.op.net.ControlMessage;
import dev.uring.op.net.ControlMessages;
import dev.uring.op.net.MessageHeader;
import dev.uring.op.net.Recvmsg;
import dev.uring.op.net.RecvmsgMultishot;
import dev.uring.op.net.RecvmsgOutput;
import dev.uring.op.net.Send;
import dev.uring.op.net.SendZc;
import dev.uring.op.net.Sendmsg;
import dev.uring.op.net.SocketAddresses;
import dev.uring.op.net.ZeroCopyNotification;
import dev.uring.register.BufferRing;
import dev.uring.register.ProvidedBuffer;
import dev.uring.struct.Iovecs;
import dev.uring.testing.Libc;
import dev.uring.testing.Sockets;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Messages with all that belongs to them. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class MessageTest {
    private static final int SOCK_DGRAM = 2;
    private static final int SOF_TX_SOFTWARE = 1 << 1;
    private static final int SOF_SOFTWARE = 1 << 4;
    private static final int SOF_OPT_ID = 1 << 7;
    private static final int SOF_OPT_TSONLY = 1 << 11;

    @Test
    void headers() throws Exception {
        try (Arena arena = Arena.ofConfined();
                Sockets sockets = new Sockets();
                IoUring ring = IoUring.open(8)) {
            int[] bound = {sockets.udp(), sockets.udp()};
            Fd sender = Fd.of(bound[0]);
            Fd receiver = Fd.of(bound[1]);
            SocketAddress peer = new InetSocketAddress(InetAddress.getLoopbackAddress(), Sockets.port(bound[1]));
            MemorySegment head = arena.allocateFrom("head");
            MemorySegment body = arena.allocateFrom("body");
            // @start region="header"
            MessageHeader request =
                    MessageHeader.builder().name(peer).buffers(head, body).build(arena);
            MessageHeader reply = MessageHeader.builder()
                    .nameRoom(SocketAddresses.MAX_SIZE)
                    .buffers(arena.allocate(2048))
                    .build(arena);
            ring.submission().push(Sendmsg.of(sender, request.segment()));
            ring.submission().push(Recvmsg.of(receiver, reply.segment()));
            ring.submitAndWait(2);
            SocketAddress from = reply.name().orElseThrow();
            // @end
            assertEquals(Sockets.port(bound[0]), ((InetSocketAddress) from).getPort());
            assertEquals("head", reply.buffers().getFirst().getString(0));
            assertEquals("body", reply.buffers().getFirst().getString(5));
        }
    }

    @Test
    void descriptors() throws Exception {
        try (Arena arena = Arena.ofConfined();
                Sockets sockets = new Sockets();
                IoUring ring = IoUring.open(8)) {
            int[] pair = sockets.streams();
            Fd sender = Fd.of(pair[0]);
            Fd receiver = Fd.of(pair[1]);
            int file = sockets.owned(Libc.eventFd());
            // @start region="control"
            MessageHeader sent = MessageHeader.builder()
                    .buffers(arena.allocateFrom("x"))
                    .control(ControlMessage.rights(file))
                    .build(arena);
            MessageHeader received = MessageHeader.builder()
                    .buffers(arena.allocate(16))
                    .controlRoom((int) ControlMessages.space(Integer.BYTES))
                    .build(arena);
            ring.submission().push(Sendmsg.of(sender, sent.segment()).link());
            ring.submission().push(Recvmsg.of(receiver, received.segment()));
            ring.submitAndWait(2);
            int[] files = received.controlMessages().getFirst().descriptors(); // this process's: to be closed
            // @end
            assertEquals(1, files.length);
            assertTrue(Libc.isOpen(sockets.owned(files[0])));
        }
    }

    @Test
    void controlMessages() {
        try (Arena arena = Arena.ofConfined()) {
            // @start region="messages"
            MemorySegment control = ControlMessages.toNative(List.of(ControlMessage.rights(0, 1)), arena);
            List<ControlMessage> read = ControlMessages.fromNative(control);
            // @end
            assertEquals(SCM_RIGHTS, read.getFirst().type());
            assertEquals(1, read.getFirst().descriptors()[1]);
        }
    }

    @Test
    void multishot() throws Exception {
        Kernel.require("6.0");
        try (Arena arena = Arena.ofConfined();
                Sockets sockets = new Sockets();
                IoUring ring = IoUring.open(8)) {
            int[] pair = sockets.pair(SOCK_DGRAM);
            Fd socket = Fd.of(pair[0]);
            String text;
            Libc.write(pair[1], "datagram");
            BufferRing buffers = BufferRing.register(ring, 0, 8, 2048);
            // @start region="output"
            MessageHeader rooms = MessageHeader.builder().nameRoom(128).build(arena);
            ring.submission().push(RecvmsgMultishot.of(socket, rooms.segment(), buffers.group()));
            ring.submitAndWait(1);
            Cqe cqe = ring.completion().poll();
            try (ProvidedBuffer buffer = buffers.lend(cqe.result(), cqe.flags())) {
                RecvmsgOutput message = RecvmsgOutput.parse(buffer.segment(), cqe.result(), rooms);
                text = new String(message.payload().toArray(JAVA_BYTE), StandardCharsets.UTF_8);
            }
            // @end
            assertEquals("datagram", text);
        }
    }

    @Test
    void vectors() throws Exception {
        int[] pipe = Libc.pipe();
        try (Arena arena = Arena.ofConfined();
                IoUring ring = IoUring.open(8)) {
            Fd file = Fd.of(pipe[1]);
            // @start region="iovecs"
            MemorySegment head = arena.allocateFrom("head");
            MemorySegment body = arena.allocateFrom("body");
            ring.submission().push(Writev.of(file, Iovecs.of(arena, head, body)));
            ring.submitAndWait(1);
            // @end
            assertEquals(10, ring.completion().poll().result());
            assertEquals("head\0body\0", Libc.read(pipe[0], 64));
        } finally {
            Libc.close(pipe);
        }
    }

    @Test
    void timestamp() throws Exception {
        Kernel.require("6.17");
        try (Arena arena = Arena.ofConfined();
                Sockets sockets = new Sockets();
                IoUring ring =
                        IoUring.builder(8).flags(SetupFlags.IORING_SETUP_CQE32).open()) {
            int udp = sockets.udp();
            Sockets.setOption(udp, SO_TIMESTAMPING, SOF_TX_SOFTWARE | SOF_SOFTWARE | SOF_OPT_ID | SOF_OPT_TSONLY);
            Fd socket = Fd.of(udp);
            MemorySegment peer = Sockets.ipv4(arena, Sockets.port(sockets.udp()));
            List<Instant> sent = new ArrayList<>();
            ring.submission().push(Send.of(socket, arena.allocateFrom("x")).destination(peer));
            ring.submitAndWait(1);
            ring.completion().poll();
            // @start region="timestamp"
            ring.submission().push(TxTimestamp.of(socket)); // on a ring with completions of 32 bytes
            ring.submitAndWait(1);
            ring.completion().forEachLarge((userData, key, flags, seconds, nanoseconds) -> {
                if (!TxTimestampFlags.hardware(flags)) {
                    sent.add(Instant.ofEpochSecond(seconds, nanoseconds));
                }
            });
            // @end
            assertEquals(1, sent.size());
            Duration away = Duration.between(sent.getFirst(), Instant.now()).abs();
            assertTrue(away.compareTo(Duration.ofMinutes(1)) < 0, away::toString);
        }
    }

    @Test
    void notification() throws Exception {
        Kernel.require("6.2");
        try (Arena arena = Arena.ofConfined();
                Sockets sockets = new Sockets();
                IoUring ring = IoUring.open(8)) {
            int[] pair = sockets.connection();
            Fd socket = Fd.of(pair[0]);
            boolean copied = false;
            // @start region="zerocopy"
            MemorySegment data = arena.allocate(4096);
            ring.submission().push(SendZc.of(socket, data).reportUsage(true));
            ring.submitAndWait(1);
            Cqe sent = ring.completion().poll(); // the kernel may still read the data
            if (sent.hasMore()) {
                ring.submitAndWait(1);
                Cqe notification = ring.completion().poll(); // the data is free again
                copied = ZeroCopyNotification.copied(notification.result());
            }
            // @end
            assertEquals(4096, sent.result());
            assertTrue(copied, "over loopback the kernel copies after all");
        }
    }
}
