package dev.uring.cli.tour;

import static dev.uring.op.net.AddressFamily.AF_INET;
import static dev.uring.op.net.SocketType.SOCK_CLOEXEC;
import static dev.uring.op.net.SocketType.SOCK_STREAM;

import dev.uring.Cqe;
import dev.uring.Fd;
import dev.uring.IoUring;
import dev.uring.Operation;
import dev.uring.kernel.Errno;
import dev.uring.op.file.Close;
import dev.uring.op.net.Connect;
import dev.uring.op.net.Socket;
import dev.uring.op.poll.PollAdd;
import dev.uring.op.poll.PollEvents;
import dev.uring.struct.SockaddrIn;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;

/** Runs an operation that is declared beside this class, on a TCP connection over the loopback. */
final class OwnOpcodeStep {
    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final byte[] MESSAGE =
            "forty-two bytes that nobody has read, yet.".getBytes(StandardCharsets.US_ASCII);

    private final IoUring ring;
    private final Arena arena;
    private final Narrator narrator;

    OwnOpcodeStep(IoUring ring, Arena arena, Narrator narrator) {
        this.ring = ring;
        this.arena = arena;
        this.narrator = narrator;
    }

    void run() throws IOException {
        narrator.step("Run an operation that this program declares itself");
        narrator.code(spec());
        narrator.say("The class Siocinq was generated from it when this program was compiled. To try it, the ring"
                + " connects to a TCP port of this machine, and the other end sends " + MESSAGE.length
                + " bytes. Then:");
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getByAddress(LOOPBACK))) {
            Fd socket = connect(listener.getLocalPort());
            try (java.net.Socket peer = listener.accept()) {
                peer.getOutputStream().write(MESSAGE);
                ask(socket);
            } finally {
                run(Close.of(socket), "closing the socket");
            }
        }
    }

    private Fd connect(int port) throws IOException {
        int socket = run(Socket.of(AF_INET, SOCK_STREAM | SOCK_CLOEXEC), "creating a socket");
        MemorySegment address = SockaddrIn.allocate(arena);
        SockaddrIn.sinFamily(address, AF_INET);
        SockaddrIn.sinPort(address, Short.toUnsignedInt(Short.reverseBytes((short) port)));
        SockaddrIn.sinAddr(address).copyFrom(MemorySegment.ofArray(LOOPBACK));
        run(Connect.of(Fd.of(socket), address), "connecting to port " + port);
        return Fd.of(socket);
    }

    private void ask(Fd socket) throws IOException {
        narrator.code("""
                PollAdd.of(socket, POLLIN).userData(5).link()
                Siocinq.of(socket).userData(6)""");
        Siocinq question = Siocinq.of(socket).userData(6);
        narrator.say("What the kernel gets of the second one, in words and in bytes:");
        narrator.code(question.toString());
        narrator.code(SqeDump.of(question.build().segment()));
        // What was sent may take a moment to arrive, even on the loopback.
        ring.submission().push(PollAdd.of(socket, PollEvents.POLLIN).userData(5).link());
        ring.submission().push(question);
        ring.submitAndWait(2);
        Cqe readable = ring.completion().poll();
        Cqe answer = ring.completion().poll();
        narrator.completion(readable, "the socket is readable");
        TourException.check(readable, "waiting for the socket");
        if (answer.errno() == Errno.EOPNOTSUPP || answer.errno() == Errno.EINVAL) {
            throw new UnsupportedOperationException("commands of sockets need Linux " + Siocinq.SINCE);
        }
        TourException.check(answer, "asking the socket");
        narrator.completion(answer, "bytes wait in the socket");
        if (answer.result() != MESSAGE.length) {
            throw new TourException(
                    "the socket reports " + answer.result() + " bytes where " + MESSAGE.length + " were sent");
        }
    }

    private int run(Operation<?> operation, String doing) throws IOException {
        ring.submission().push(operation);
        ring.submitAndWait(1);
        Cqe completion = ring.completion().poll();
        TourException.check(completion, doing);
        return completion.result();
    }

    /** The declaration itself, as it was compiled. */
    private static String spec() throws IOException {
        try (InputStream source = OwnOpcodeStep.class.getResourceAsStream("SiocinqSpec.java")) {
            String text = new String(source.readAllBytes(), StandardCharsets.UTF_8);
            return text.substring(text.indexOf("/**"));
        }
    }
}
