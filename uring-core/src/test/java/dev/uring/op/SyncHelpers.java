package dev.uring.op;

import dev.uring.op.sync.FutexWait;
import dev.uring.op.sync.FutexWaitv;
import dev.uring.op.sync.FutexWake;
import dev.uring.op.sync.Waitid;

/** The helpers for futexes and children. */
final class SyncHelpers {
    private SyncHelpers() {}

    static HelperTable table() {
        return new HelperTable()
                .helper(
                        "io_uring_prep_futex_wait",
                        a -> FutexWait.of(a.memory("futex", 4), a.l("val"))
                                .mask(a.l("mask"))
                                .futexFlags(a.i("futex_flags"))
                                .flags(a.i("flags")))
                .helper(
                        "io_uring_prep_futex_wake",
                        a -> FutexWake.of(a.memory("futex", 4), a.l("val"))
                                .mask(a.l("mask"))
                                .futexFlags(a.i("futex_flags"))
                                .flags(a.i("flags")))
                .helper(
                        "io_uring_prep_futex_waitv",
                        a -> FutexWaitv.of(a.array("futex", "nr_futex", 24)).flags(a.i("flags")))
                .helper(
                        "io_uring_prep_waitid",
                        a -> Waitid.of(a.i("idtype"), a.i("id"), a.i("options"))
                                .info(a.memory("infop", 128))
                                .flags(a.i("flags")));
    }
}
