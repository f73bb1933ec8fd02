package dev.uring.bench.comparison.peer;

import static org.lwjgl.system.linux.liburing.LibIOURing.IORING_SETUP_DEFER_TASKRUN;
import static org.lwjgl.system.linux.liburing.LibIOURing.IORING_SETUP_SINGLE_ISSUER;
import static org.lwjgl.system.linux.liburing.LibIOURing.IORING_SETUP_SUBMIT_ALL;
import static org.lwjgl.system.linux.liburing.LibIOURing.IORING_SETUP_TASKRUN_FLAG;
import static org.lwjgl.system.linux.liburing.LibURing.io_uring_cq_advance;
import static org.lwjgl.system.linux.liburing.LibURing.io_uring_get_sqe;
import static org.lwjgl.system.linux.liburing.LibURing.io_uring_peek_batch_cqe;
import static org.lwjgl.system.linux.liburing.LibURing.io_uring_queue_exit;
import static org.lwjgl.system.linux.liburing.LibURing.io_uring_queue_init_params;
import static org.lwjgl.system.linux.liburing.LibURing.io_uring_register_ring_fd;
import static org.lwjgl.system.linux.liburing.LibURing.io_uring_submit_and_wait;

import java.io.IOException;
import org.lwjgl.PointerBuffer;
import org.lwjgl.system.MemoryUtil;
import org.lwjgl.system.linux.liburing.IOURing;
import org.lwjgl.system.linux.liburing.IOURingCQE;
import org.lwjgl.system.linux.liburing.IOURingParams;
import org.lwjgl.system.linux.liburing.IOURingSQE;

/** A ring through LWJGL's binding of liburing, set up as the C programs set up theirs. */
final class LwjglRing implements AutoCloseable {
    private static final int ENTRIES = 256;
    private static final int FLAGS = IORING_SETUP_SINGLE_ISSUER
            | IORING_SETUP_DEFER_TASKRUN
            | IORING_SETUP_SUBMIT_ALL
            | IORING_SETUP_TASKRUN_FLAG;

    private final IOURing ring = IOURing.calloc();
    private final PointerBuffer completions = MemoryUtil.memAllocPointer(2 * ENTRIES);

    /** Takes completions. */
    interface Consumer {
        void accept(long userData, int result);
    }

    LwjglRing() throws IOException {
        try (IOURingParams params = IOURingParams.calloc()) {
            check("io_uring_queue_init_params", io_uring_queue_init_params(ENTRIES, ring, params.flags(FLAGS)));
        }
        check("io_uring_register_ring_fd", io_uring_register_ring_fd(ring));
    }

    IOURingSQE next() {
        return io_uring_get_sqe(ring);
    }

    void submitAndWait(int count) throws IOException {
        check("io_uring_submit_and_wait", io_uring_submit_and_wait(ring, count));
    }

    /** Hands over the completions that are there; returns how many there were. */
    int forEach(Consumer consumer) {
        int count = io_uring_peek_batch_cqe(ring, completions);
        for (int i = 0; i < count; i++) {
            long completion = completions.get(i);
            consumer.accept(IOURingCQE.nuser_data(completion), IOURingCQE.nres(completion));
        }
        io_uring_cq_advance(ring, count);
        return count;
    }

    @Override
    public void close() {
        io_uring_queue_exit(ring);
        ring.free();
        MemoryUtil.memFree(completions);
    }

    private static void check(String call, int result) throws IOException {
        if (result < 0) {
            throw new IOException(call + " answers " + result);
        }
    }
}
