package dev.uring.op;

import dev.uring.op.command.BlockDiscard;
import dev.uring.op.command.BlockZoneResetAll;
import dev.uring.op.command.Getsockname;
import dev.uring.op.command.SocketCommand;
import dev.uring.op.command.UringCmd128;
import dev.uring.op.command.UringCmd16;

/** The helpers that prepare commands. */
final class CommandHelpers {
    private CommandHelpers() {}

    static HelperTable table() {
        return new HelperTable()
                .helper("__io_uring_prep_uring_cmd", a -> UringCmd16.of(a.fd("fd"), a.i("cmd_op")))
                .helper("io_uring_prep_uring_cmd", a -> UringCmd16.of(a.fd("fd"), a.i("cmd_op")))
                .helper("io_uring_prep_uring_cmd128", a -> UringCmd128.of(a.fd("fd"), a.i("cmd_op")))
                .helper(
                        "io_uring_prep_cmd_sock",
                        a -> SocketCommand.of(a.fd("fd"), a.i("cmd_op"))
                                .level(a.i("level"))
                                .option(a.i("optname"))
                                .value(a.memory("optval", "optlen")))
                .helper(
                        "io_uring_prep_cmd_getsockname",
                        a -> Getsockname.of(a.fd("fd"), a.room("sockaddr", "sockaddr_len"))
                                .peer(a.i("peer") != 0))
                .helper("io_uring_prep_cmd_discard", a -> BlockDiscard.of(a.fd("fd"), a.l("offset"), a.l("nbytes")))
                .helper("io_uring_prep_cmd_zone_reset_all", a -> BlockZoneResetAll.of(a.fd("fd")));
    }
}
