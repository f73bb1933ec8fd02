package dev.uring.op;

import dev.uring.op.poll.EpollCtl;
import dev.uring.op.poll.EpollEvents;
import dev.uring.op.poll.EpollWait;
import dev.uring.op.poll.PollAdd;
import dev.uring.op.poll.PollRemove;
import dev.uring.op.poll.PollUpdate;

/** The helpers that prepare polls. */
final class PollHelpers {
    private PollHelpers() {}

    static HelperTable table() {
        return new HelperTable()
                .helper("io_uring_prep_poll_add", a -> PollAdd.of(a.fd("fd"), a.i("poll_mask")))
                .helper(
                        "io_uring_prep_poll_multishot",
                        a -> PollAdd.of(a.fd("fd"), a.i("poll_mask")).multishot(true))
                .helper("io_uring_prep_poll_remove", a -> PollRemove.of(a.l("user_data")))
                .helper(
                        "io_uring_prep_poll_update",
                        a -> PollUpdate.of(a.l("old_user_data"), a.i("flags"))
                                .newUserData(a.l("new_user_data"))
                                .events(a.i("poll_mask")))
                .helper(
                        "io_uring_prep_epoll_ctl",
                        a -> EpollCtl.of(a.fd("epfd"), a.i("op"), a.fd("fd")).event(a.memory("ev", 12)))
                .helper(
                        "io_uring_prep_epoll_wait",
                        a -> EpollWait.of(a.fd("fd"), a.array("events", "maxevents", EpollEvents.STRIDE))
                                .maxEvents(a.i("maxevents"))
                                .flags(a.i("flags")));
    }
}
