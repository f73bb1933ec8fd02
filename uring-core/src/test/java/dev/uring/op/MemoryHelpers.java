package dev.uring.op;

import dev.uring.op.memory.Madvise;
import dev.uring.op.memory.Madvise64;

/** The helpers for memory. */
final class MemoryHelpers {
    private MemoryHelpers() {}

    static HelperTable table() {
        return new HelperTable()
                .helper("io_uring_prep_madvise", a -> Madvise.of(a.memory("addr", "length"), a.i("advice")))
                .helper(
                        "io_uring_prep_madvise64",
                        a -> Madvise64.of(a.memory("addr", a.l("length") & Long.MAX_VALUE), a.i("advice"))
                                .length(a.l("length")));
    }
}
