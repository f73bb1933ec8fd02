package dev.uring.op;

import dev.uring.op.time.LinkTimeout;
import dev.uring.op.time.Timeout;
import dev.uring.op.time.TimeoutRemove;
import dev.uring.op.time.TimeoutUpdate;

/** The helpers for timeouts. */
final class TimeHelpers {
    private TimeHelpers() {}

    static HelperTable table() {
        return new HelperTable()
                .helper(
                        "io_uring_prep_timeout",
                        a -> Timeout.of(a.memory("ts", 16)).count(a.i("count")).flags(a.i("flags")))
                .helper(
                        "io_uring_prep_timeout_remove",
                        a -> TimeoutRemove.of(a.l("user_data")).flags(a.i("flags")))
                .helper(
                        "io_uring_prep_timeout_update",
                        a -> TimeoutUpdate.of(a.l("user_data"), a.memory("ts", 16))
                                .flags(a.i("flags")))
                .helper(
                        "io_uring_prep_link_timeout",
                        a -> LinkTimeout.of(a.memory("ts", 16)).flags(a.i("flags")));
    }
}
