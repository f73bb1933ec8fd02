package dev.uring.op.command;

import static dev.uring.kernel.Errno.EINVAL;
import static dev.uring.kernel.Errno.EOPNOTSUPP;
import static dev.uring.kernel.SetupFlags.IORING_SETUP_SQE128;
import static dev.uring.op.command.SocketCommands.SOCKET_URING_OP_GETSOCKOPT;
import static dev.uring.op.command.SocketCommands.SOCKET_URING_OP_SIOCINQ;
import static dev.uring.op.net.SocketOptions.SOL_SOCKET;
import static dev.uring.op.net.SocketOptions.SO_TYPE;
import static dev.uring.op.net.SocketType.SOCK_STREAM;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.uring.Fd;
import dev.uring.testing.FileKind;
import dev.uring.testing.Libc;
import dev.uring.testing.OperationTest;
import dev.uring.testing.Sockets;
import dev.uring.testing.TestRing;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

/** The general forms of commands, shown on the commands of sockets, which every kernel has. */
class UringCmdTest {
    private static final int UNKNOWN = 999;

    @OperationTest
    void carriesACommandToADriver(TestRing ring, FileKind kind) throws IOException {
        try (Sockets sockets = new Sockets()) {
            int[] pair = sockets.connection();
            Libc.write(pair[0], "hello");
            assertEquals(5, ring.succeed(UringCmd16.of(kind.of(ring, pair[1]), SOCKET_URING_OP_SIOCINQ)));
        }
    }

    @OperationTest
    void carriesAPayload(TestRing ring, FileKind kind) throws IOException {
        try (Sockets sockets = new Sockets()) {
            MemorySegment value = ring.ints(-1);
            byte[] payload = ByteBuffer.allocate(16)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(value.address())
                    .array();
            UringCmd16 command = UringCmd16.of(kind.of(ring, sockets.tcp()), SOCKET_URING_OP_GETSOCKOPT)
                    .address(MemorySegment.ofAddress((long) SO_TYPE << 32 | SOL_SOCKET))
                    .optionLength(4)
                    .payload(payload);
            assertEquals(4, ring.succeed(command));
            assertEquals(SOCK_STREAM, value.get(ValueLayout.JAVA_INT, 0));
        }
    }

    @OperationTest
    void carriesACommandInALargeEntry(TestRing small, FileKind kind) throws IOException {
        TestRing ring = small.another(IORING_SETUP_SQE128);
        try (Sockets sockets = new Sockets()) {
            int[] pair = sockets.connection();
            Libc.write(pair[0], "hello");
            byte[] payload = new byte[80];
            payload[79] = 1;
            Fd socket = kind.of(ring, pair[1]);
            assertEquals(
                    5,
                    ring.succeed(UringCmd80.of(socket, SOCKET_URING_OP_SIOCINQ).payload(payload)));
        }
    }

    @OperationTest
    void carriesACommandThatTellsItsSize(TestRing small, FileKind kind) throws IOException {
        TestRing ring = small.another(IORING_SETUP_SQE128);
        try (Sockets sockets = new Sockets()) {
            int[] pair = sockets.connection();
            Libc.write(pair[0], "hello");
            assertEquals(5, ring.succeedIfKnown(UringCmd128.of(kind.of(ring, pair[1]), SOCKET_URING_OP_SIOCINQ)));
        }
    }

    @OperationTest
    void reportsWhatNoDriverTakes(TestRing ring) throws IOException {
        try (Sockets sockets = new Sockets()) {
            Fd socket = Fd.of(sockets.tcp());
            ring.fail(EOPNOTSUPP, UringCmd16.of(socket, UNKNOWN));
            int[] pipe = Libc.pipe();
            sockets.owned(pipe[1]);
            ring.fail(EOPNOTSUPP, UringCmd16.of(Fd.of(sockets.owned(pipe[0])), 0));
            ring.fail(EINVAL, UringCmd16.of(socket, SOCKET_URING_OP_SIOCINQ).flags(1 << 30));
            ring.fail(EOPNOTSUPP, UringCmdMultishot.of(socket, UNKNOWN, 0));
        }
    }

    @Test
    void takesAPayloadOfItsExactSizeOnly() {
        UringCmd16 command = UringCmd16.of(Fd.of(0), 0);
        assertThrows(IllegalArgumentException.class, () -> command.payload(new byte[15]));
        assertThrows(IllegalArgumentException.class, () -> command.payload(new byte[80]));
        assertThrows(
                IllegalArgumentException.class, () -> UringCmd80.of(Fd.of(0), 0).payload(new byte[16]));
    }
}
