package dev.uring.op;

import static dev.uring.kernel.SqeFlags.IOSQE_BUFFER_SELECT;

import dev.uring.FileSlot;
import dev.uring.FixedBuffer;
import dev.uring.op.net.Accept;
import dev.uring.op.net.AcceptMultishot;
import dev.uring.op.net.Bind;
import dev.uring.op.net.Connect;
import dev.uring.op.net.Listen;
import dev.uring.op.net.Recv;
import dev.uring.op.net.RecvMultishot;
import dev.uring.op.net.Recvmsg;
import dev.uring.op.net.RecvmsgMultishot;
import dev.uring.op.net.Send;
import dev.uring.op.net.SendBundle;
import dev.uring.op.net.SendZc;
import dev.uring.op.net.SendZcFixed;
import dev.uring.op.net.Sendmsg;
import dev.uring.op.net.SendmsgZc;
import dev.uring.op.net.Shutdown;
import dev.uring.op.net.Socket;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/** The helpers that prepare operations on sockets. */
final class NetHelpers {
    private static final int GROUP = 0x1234;

    private NetHelpers() {}

    static HelperTable table() {
        HelperTable table = new HelperTable();
        connections(table);
        sends(table);
        receives(table);
        return table;
    }

    private static void connections(HelperTable table) {
        table.helper(
                        "io_uring_prep_socket",
                        a -> Socket.of(a.i("domain"), a.i("type"))
                                .protocol(a.i("protocol"))
                                .flags(a.i("flags")))
                .helper(
                        "io_uring_prep_socket_direct",
                        a -> Socket.of(a.i("domain"), a.i("type"))
                                .protocol(a.i("protocol"))
                                .fileSlot(a.slot("file_index"))
                                .flags(a.i("flags")))
                .helper(
                        "io_uring_prep_socket_direct_alloc",
                        a -> Socket.of(a.i("domain"), a.i("type"))
                                .protocol(a.i("protocol"))
                                .fileSlot(FileSlot.ALLOC)
                                .flags(a.i("flags")))
                .helper("io_uring_prep_bind", a -> Bind.of(a.fd("fd"), a.memory("addr", "addrlen")))
                .helper("io_uring_prep_listen", a -> Listen.of(a.fd("fd"), a.i("backlog")))
                .helper("io_uring_prep_connect", a -> Connect.of(a.fd("fd"), a.memory("addr", "addrlen")))
                .helper("io_uring_prep_shutdown", a -> Shutdown.of(a.fd("fd"), a.i("how")))
                .helper("io_uring_prep_accept", NetHelpers::accept)
                .helper("io_uring_prep_accept_direct", a -> accept(a).fileSlot(a.slot("file_index")))
                .helper("io_uring_prep_multishot_accept", NetHelpers::acceptMultishot)
                .helper(
                        "io_uring_prep_multishot_accept_direct",
                        a -> acceptMultishot(a).allocateFileSlot(true));
    }

    private static Accept accept(Arguments a) {
        return Accept.of(a.fd("fd")).peer(a.room("addr", "addrlen")).flags(a.i("flags"));
    }

    private static AcceptMultishot acceptMultishot(Arguments a) {
        return AcceptMultishot.of(a.fd("fd")).peer(a.room("addr", "addrlen")).flags(a.i("flags"));
    }

    private static void sends(HelperTable table) {
        table.helper(
                        "io_uring_prep_send",
                        a -> Send.of(a.fd("sockfd"), a.memory("buf", "len")).flags(a.i("flags")))
                .helper(
                        "io_uring_prep_sendto",
                        a -> Send.of(a.fd("sockfd"), a.memory("buf", "len"))
                                .flags(a.i("flags"))
                                .destination(a.memory("addr", "addrlen")))
                .helper(
                        "io_uring_prep_send_bundle",
                        a -> SendBundle.of(a.fd("sockfd"), GROUP)
                                .length(a.i("len"))
                                .flags(a.i("flags")))
                .followedBy(NetHelpers::selectBuffer)
                .helper(
                        "io_uring_prep_send_zc",
                        a -> SendZc.of(a.fd("sockfd"), a.memory("buf", "len"))
                                .flags(a.i("flags"))
                                .zeroCopyFlags(a.i("zc_flags")))
                .helper(
                        "io_uring_prep_send_zc_fixed",
                        a -> SendZcFixed.of(a.fd("sockfd"), a.fixedBuffer("buf", "len"))
                                .flags(a.i("flags"))
                                .zeroCopyFlags(a.i("zc_flags")))
                .helper(
                        "io_uring_prep_sendmsg",
                        a -> Sendmsg.of(a.fd("fd"), a.memory("msg", 56)).flags(a.i("flags")))
                .helper(
                        "io_uring_prep_sendmsg_zc",
                        a -> SendmsgZc.of(a.fd("fd"), a.memory("msg", 56)).flags(a.i("flags")))
                .helper(
                        "io_uring_prep_sendmsg_zc_fixed",
                        a -> SendmsgZc.of(a.fd("fd"), a.memory("msg", 56))
                                .flags(a.i("flags"))
                                .registeredBuffer(FixedBuffer.unchecked(a.i("buf_index"), MemorySegment.NULL)));
    }

    private static void receives(HelperTable table) {
        table.helper(
                        "io_uring_prep_recv",
                        a -> Recv.of(a.fd("sockfd"), a.memory("buf", "len")).flags(a.i("flags")))
                .helper(
                        "io_uring_prep_recv_multishot",
                        a -> RecvMultishot.of(a.fd("sockfd"), GROUP)
                                .length(a.i("len"))
                                .flags(a.i("flags")))
                .followedBy(NetHelpers::selectBufferInstead)
                .helper(
                        "io_uring_prep_recvmsg",
                        a -> Recvmsg.of(a.fd("fd"), a.memory("msg", 56)).flags(a.i("flags")))
                .helper(
                        "io_uring_prep_recvmsg_multishot",
                        a -> RecvmsgMultishot.of(a.fd("fd"), a.memory("msg", 56), GROUP)
                                .flags(a.i("flags")))
                .followedBy(NetHelpers::selectBuffer);
    }

    /** {@code io_uring_sqe_set_flags(sqe, IOSQE_BUFFER_SELECT)} and {@code io_uring_sqe_set_buf_group(sqe, GROUP)}. */
    private static void selectBuffer(byte[] entry) {
        entry[1] |= IOSQE_BUFFER_SELECT;
        entry[40] = GROUP & 0xFF;
        entry[41] = GROUP >> 8;
    }

    /** Besides, no address: the kernel does not read it when it picks the buffer. */
    private static void selectBufferInstead(byte[] entry) {
        selectBuffer(entry);
        Arrays.fill(entry, 16, 24, (byte) 0);
    }
}
