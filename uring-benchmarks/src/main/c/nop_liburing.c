/* NOPs in batches, through liburing. Argument: the size of a batch. */
#include "default_ring.h"
#include "slices.h"

static struct io_uring ring;
static unsigned batch;

static inline long work(int rounds) {
    for (int round = 0; round < rounds; round++) {
        for (unsigned i = 0; i < batch; i++) {
            struct io_uring_sqe *sqe = io_uring_get_sqe(&ring);
            io_uring_prep_nop(sqe);
            io_uring_sqe_set_data64(sqe, i);
        }
        int taken = io_uring_submit_and_wait(&ring, batch);
        if (taken != (int)batch) fail("io_uring_submit_and_wait", -taken);
        struct io_uring_cqe *cqe;
        unsigned head, seen = 0;
        io_uring_for_each_cqe(&ring, head, cqe) {
            if (cqe->res != 0) fail("NOP", -cqe->res);
            seen++;
        }
        io_uring_cq_advance(&ring, seen);
    }
    return (long)rounds * batch;
}

int main(int count, char **arguments) {
    batch = count > 1 ? atoi(arguments[1]) : 1;
    open_default_ring(&ring, 256);
    return run_slices();
}
