package dev.uring.op;

import dev.uring.FileSlot;
import dev.uring.op.ring.AsyncCancel;
import dev.uring.op.ring.AsyncCancelFd;
import dev.uring.op.ring.FilesUpdate;
import dev.uring.op.ring.FixedFdInstall;
import dev.uring.op.ring.MsgRing;
import dev.uring.op.ring.MsgRingSendFd;
import dev.uring.op.ring.Nop;
import dev.uring.op.ring.Nop128;

/** The helpers for rings. */
final class RingHelpers {
    private RingHelpers() {}

    static HelperTable table() {
        return new HelperTable()
                .helper("io_uring_prep_nop", a -> Nop.of())
                .helper("io_uring_prep_nop128", a -> Nop128.of())
                .helper(
                        "io_uring_prep_msg_ring",
                        a -> MsgRing.of(a.fd("fd"), a.i("len"), a.l("data")).flags(a.i("flags")))
                .helper(
                        "io_uring_prep_msg_ring_cqe_flags",
                        a -> MsgRing.of(a.fd("fd"), a.i("len"), a.l("data"))
                                .flags(a.i("flags"))
                                .completionFlags(a.i("cqe_flags")))
                .helper(
                        "io_uring_prep_msg_ring_fd",
                        a -> MsgRingSendFd.of(a.fd("fd"), a.fixed("source_fd"), a.slot("target_fd"), a.l("data"))
                                .flags(a.i("flags")))
                .refuses("edge", "-1 is no registered file")
                .helper(
                        "io_uring_prep_msg_ring_fd_alloc",
                        a -> MsgRingSendFd.of(a.fd("fd"), a.fixed("source_fd"), FileSlot.ALLOC, a.l("data"))
                                .flags(a.i("flags")))
                .refuses("edge", "-1 is no registered file")
                .helper(
                        "io_uring_prep_cancel",
                        a -> AsyncCancel.of(a.l("user_data")).flags(a.i("flags")))
                .helper(
                        "io_uring_prep_cancel64",
                        a -> AsyncCancel.of(a.l("user_data")).flags(a.i("flags")))
                .helper(
                        "io_uring_prep_cancel_fd",
                        a -> AsyncCancelFd.of(a.fd("fd")).flags(a.i("flags")))
                .helper(
                        "io_uring_prep_files_update",
                        a -> FilesUpdate.of(a.array("fds", "nr_fds", 4)).slot(a.i("offset")))
                .helper(
                        "io_uring_prep_fixed_fd_install",
                        a -> FixedFdInstall.of(a.fixed("fd")).flags(a.i("flags")))
                .refuses("edge", "-1 is no registered file");
    }
}
