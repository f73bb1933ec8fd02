package dev.uring.op;

import dev.uring.op.buffer.ProvideBuffers;
import dev.uring.op.buffer.RemoveBuffers;

/** The helpers that give buffers to the kernel and take them back. */
final class BufferHelpers {
    private BufferHelpers() {}

    static HelperTable table() {
        return new HelperTable()
                .helper(
                        "io_uring_prep_provide_buffers",
                        a -> ProvideBuffers.of(a.memory("addr", a.l("len") * a.l("nr")), a.i("len"), a.i("bgid"))
                                .count(a.i("nr"))
                                .firstId(a.i("bid")))
                .helper("io_uring_prep_remove_buffers", a -> RemoveBuffers.of(a.i("nr"), a.i("bgid")));
    }
}
