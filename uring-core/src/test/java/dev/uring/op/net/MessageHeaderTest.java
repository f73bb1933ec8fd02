package dev.uring.op.net;

import static dev.uring.op.net.ControlMessageTypes.SCM_CREDENTIALS;
import static dev.uring.op.net.SocketOptions.SOL_SOCKET;
import static dev.uring.op.net.SocketOptions.SO_PASSCRED;
import static dev.uring.op.net.SocketType.SOCK_DGRAM;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.Cqe;
import dev.uring.Fd;
import dev.uring.struct.Ucred;
import dev.uring.testing.Libc;
import dev.uring.testing.OperationTest;
import dev.uring.testing.Sockets;
import dev.uring.testing.TestBufferRing;
import dev.uring.testing.TestRing;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MessageHeaderTest {
    private static final int GROUP = 1;
    private static final int HEADER = 16;

    @OperationTest
    void carriesAddressesAndBuffersThroughTheKernel(TestRing ring) throws IOException {
        try (Sockets sockets = new Sockets()) {
            int from = sockets.udp();
            int to = sockets.udp();
            Arena arena = ring.arena();
            MessageHeader outgoing = MessageHeader.builder()
                    .name(loopback(to))
                    .buffers(ring.bytes("head ".getBytes()), ring.bytes("body".getBytes()))
                    .build(arena);
            MemorySegment buffer = arena.allocate(32);
            MessageHeader incoming = MessageHeader.builder()
                    .nameRoom(SocketAddresses.MAX_SIZE)
                    .buffers(buffer)
                    .build(arena);
            for (int i = 0; i < 2; i++) {
                assertEquals(9, ring.succeed(Sendmsg.of(Fd.of(from), outgoing.segment())));
                assertEquals(
                        9, ring.succeed(Recvmsg.of(Fd.of(to), incoming.reset().segment())));
                assertEquals("head body", buffer.getString(0));
                assertEquals(Optional.of(loopback(from)), incoming.name());
                assertEquals(List.of(), incoming.controlMessages());
                assertFalse(incoming.truncated());
            }
        }
    }

    @OperationTest
    void carriesFilesAndCredentialsThroughTheKernel(TestRing ring) throws IOException {
        try (Sockets sockets = new Sockets()) {
            int[] pair = sockets.pair(SOCK_DGRAM);
            int[] pipe = Libc.pipe();
            Sockets.setOption(pair[1], SO_PASSCRED, 1);
            MessageHeader outgoing = MessageHeader.builder()
                    .buffers(ring.bytes((byte) 'x'))
                    .control(ControlMessage.rights(sockets.owned(pipe[0]), sockets.owned(pipe[1])))
                    .build(ring.arena());
            ring.succeed(Sendmsg.of(Fd.of(pair[0]), outgoing.segment()));
            MessageHeader incoming = MessageHeader.builder()
                    .buffers(ring.arena().allocate(8))
                    .controlRoom((int) (ControlMessages.space(8) + ControlMessages.space(12)))
                    .build(ring.arena());
            ring.succeed(Recvmsg.of(Fd.of(pair[1]), incoming.segment()));
            assertFalse(incoming.controlTruncated());
            List<ControlMessage> messages = incoming.controlMessages();
            assertEquals(2, messages.size());
            ControlMessage credentials = messages.stream()
                    .filter(message -> !message.isRights())
                    .findFirst()
                    .orElseThrow();
            assertEquals(SCM_CREDENTIALS, credentials.type());
            assertEquals(ProcessHandle.current().pid(), Ucred.pid(credentials.data()));
            assertThrows(IllegalStateException.class, credentials::descriptors);
            int[] copies = messages.stream()
                    .filter(ControlMessage::isRights)
                    .findFirst()
                    .orElseThrow()
                    .descriptors();
            assertEquals(2, copies.length);
            assertNotEquals(pipe[0], sockets.owned(copies[0]));
            Libc.write(sockets.owned(copies[1]), "through both copies");
            assertEquals("through both copies", Libc.read(copies[0], 64));
        }
    }

    @OperationTest
    void tellsWhatWasCutOff(TestRing ring) throws IOException {
        try (Sockets sockets = new Sockets()) {
            int[] pair = sockets.pair(SOCK_DGRAM);
            MessageHeader outgoing = MessageHeader.builder()
                    .buffers(ring.bytes("message".getBytes()))
                    .control(ControlMessage.rights(pair[0]))
                    .build(ring.arena());
            ring.succeed(Sendmsg.of(Fd.of(pair[0]), outgoing.segment()));
            MessageHeader incoming =
                    MessageHeader.builder().buffers(ring.arena().allocate(3)).build(ring.arena());
            assertEquals(3, ring.succeed(Recvmsg.of(Fd.of(pair[1]), incoming.segment())));
            assertTrue(incoming.truncated());
            assertTrue(incoming.controlTruncated());
            assertEquals(Optional.empty(), incoming.name());
        }
    }

    @OperationTest
    void refusesASenderThatWasCutOff(TestRing ring) throws IOException {
        try (Sockets sockets = new Sockets()) {
            int[] pair = sockets.pair(SOCK_DGRAM);
            AbstractUnixAddress sender = AbstractUnixAddress.of("admin-of-nothing-" + System.nanoTime());
            MemorySegment address = SocketAddresses.toNative(sender, ring.arena());
            ring.succeed(Bind.of(Fd.of(pair[0]), address));
            MessageHeader incoming = MessageHeader.builder()
                    .nameRoom(8)
                    .buffers(ring.bytes("x".getBytes()))
                    .build(ring.arena());
            Libc.write(pair[0], "x");
            ring.succeed(Recvmsg.of(Fd.of(pair[1]), incoming.segment()));
            assertRefused("room for 8; offer 128", incoming::name);
        }
    }

    @OperationTest
    void takesTheOutputOfAMultishotReceiveApart(TestRing ring) throws IOException {
        try (Sockets sockets = new Sockets()) {
            int from = sockets.udp();
            int to = sockets.udp();
            TestBufferRing buffers = new TestBufferRing(ring, GROUP, 4, 64, 0).add(0, 1, 2);
            MessageHeader rooms =
                    MessageHeader.builder().nameRoom(HEADER).controlRoom(8).build(ring.arena());
            ring.submit(RecvmsgMultishot.of(Fd.of(to), rooms.segment(), GROUP)
                    .flags(MsgFlags.MSG_TRUNC)
                    .userData(1));
            String longest = "0123456789012345678901234";
            for (String text : new String[] {"payload", longest}) {
                MessageHeader outgoing = MessageHeader.builder()
                        .name(loopback(to))
                        .buffers(ring.bytes(text.getBytes()))
                        .build(ring.arena());
                ring.succeed(Sendmsg.of(Fd.of(from), outgoing.segment()).userData(2));
                Cqe cqe = ring.await(1);
                RecvmsgOutput output = RecvmsgOutput.parse(buffers.buffer(cqe.bufferId()), cqe.result(), rooms);
                assertEquals(Optional.of(loopback(from)), output.name());
                assertEquals(List.of(), output.controlMessages());
                assertEquals(text.length(), output.payloadLength());
                int room = 64 - HEADER - HEADER - 8;
                byte[] payload = output.payload().toArray(ValueLayout.JAVA_BYTE);
                assertEquals(text.substring(0, Math.min(text.length(), room)), new String(payload));
                assertEquals(text.length() > room, output.truncated());
                assertFalse(output.controlTruncated());
            }
        }
    }

    @Test
    void refusesAResultThatDoesNotFitTheBuffer() {
        MemorySegment buffer = Arena.global().allocate(64);
        assertRefused("result is -105", () -> RecvmsgOutput.parse(buffer, -105, 0, 0));
        assertRefused("outside 40..64", () -> RecvmsgOutput.parse(buffer, 39, 16, 8));
        assertRefused("outside 16..64", () -> RecvmsgOutput.parse(buffer, 65, 0, 0));
        assertRefused("cannot be negative", () -> RecvmsgOutput.parse(buffer, 64, -1, 0));
        assertRefused("outside", () -> RecvmsgOutput.parse(buffer, 64, Integer.MAX_VALUE, Integer.MAX_VALUE));
        assertEquals(0, RecvmsgOutput.parse(buffer, 16, 0, 0).payload().byteSize());
    }

    @Test
    void neverReadsPastTheBufferWhateverItHolds() {
        long seed = System.nanoTime();
        System.out.println("seed of MessageHeaderTest.neverReadsPastTheBufferWhateverItHolds: " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        MemorySegment buffer = Arena.global().allocate(128);
        byte[] bytes = new byte[128];
        int taken = 0;
        for (int i = 0; i < 10_000; i++) {
            random.nextBytes(bytes);
            buffer.copyFrom(MemorySegment.ofArray(bytes));
            for (int member = 0; member < 16; member += 4) {
                buffer.set(
                        ValueLayout.JAVA_INT, member, random.nextInt(64) == 0 ? random.nextInt() : random.nextInt(64));
            }
            buffer.set(ValueLayout.JAVA_LONG, 48, random.nextInt(60));
            try {
                RecvmsgOutput output = RecvmsgOutput.parse(buffer, random.nextInt(160), 32, 48);
                taken++;
                assertTrue(output.payload().byteSize() <= 32);
                assertTrue(output.nameSegment().byteSize() <= 32);
                long control = 0;
                for (ControlMessage message : output.controlMessages()) {
                    control += ControlMessages.space(message.data().byteSize());
                }
                assertTrue(control <= 48 + 7);
                output.name();
            } catch (IllegalArgumentException refused) {
                assertFalse(refused.getMessage().isEmpty());
            }
        }
        assertTrue(taken > 1000, "only " + taken + " were taken apart");
    }

    @Test
    void writesControlMessagesAsTheKernelReadsThem() {
        Arena arena = Arena.global();
        List<ControlMessage> messages = List.of(ControlMessage.of(1, 2, 3), ControlMessage.credentials(4, 5, 6));
        MemorySegment control = ControlMessages.toNative(messages, arena);
        assertEquals(24 + 32, control.byteSize());
        assertEquals(20, control.get(ValueLayout.JAVA_LONG, 0));
        assertEquals(1, control.get(ValueLayout.JAVA_INT, 8));
        assertEquals(2, control.get(ValueLayout.JAVA_INT, 12));
        assertEquals(3, control.get(ValueLayout.JAVA_INT, 16));
        assertEquals(28, control.get(ValueLayout.JAVA_LONG, 24));
        List<ControlMessage> back = ControlMessages.fromNative(control);
        assertEquals(2, back.size());
        assertEquals(SOL_SOCKET, back.get(1).level());
        assertEquals(12, back.get(1).data().byteSize());
        control.set(ValueLayout.JAVA_LONG, 24, 33);
        assertRefused("cmsg_len at byte 24 is 33", () -> ControlMessages.fromNative(control));
        control.set(ValueLayout.JAVA_LONG, 24, 15);
        assertRefused("cmsg_len at byte 24 is 15", () -> ControlMessages.fromNative(control));
    }

    private static SocketAddress loopback(int socket) {
        return new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), Sockets.port(socket));
    }

    private static void assertRefused(String reason, Runnable call) {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, call::run);
        assertTrue(refused.getMessage().contains(reason), refused.getMessage());
    }
}
