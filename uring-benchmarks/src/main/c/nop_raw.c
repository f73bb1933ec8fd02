/* NOPs in batches, without a library: each entry is written in full. Argument: the size of a batch. */
#include "raw_ring.h"

static struct raw_ring ring;
static unsigned batch;

static inline long work(int rounds) {
    for (int round = 0; round < rounds; round++) {
        unsigned tail = *ring.sq_tail;
        for (unsigned i = 0; i < batch; i++) {
            /* The compiler must not merge the stores of two entries, nor leave any out. */
            volatile uint64_t *sqe = ring.sqes + 8 * (tail++ & ring.sq_mask);
            sqe[0] = IORING_OP_NOP | 0xFFFFFFFFUL << 32;
            sqe[1] = 0;
            sqe[2] = 0;
            sqe[3] = 0;
            sqe[4] = i;
            sqe[5] = 0;
            sqe[6] = 0;
            sqe[7] = 0;
        }
        __atomic_store_n(ring.sq_tail, tail, __ATOMIC_RELEASE);
        long taken = syscall(SYS_io_uring_enter, ring.index, batch, batch,
                IORING_ENTER_GETEVENTS | IORING_ENTER_REGISTERED_RING, NULL, 0);
        if (taken != batch) fail("io_uring_enter", errno);
        unsigned head = *ring.cq_head, end = __atomic_load_n(ring.cq_tail, __ATOMIC_ACQUIRE);
        for (; head != end; head++) {
            struct io_uring_cqe *cqe = ring.cqes + (head & ring.cq_mask);
            if (cqe->res != 0) fail("NOP", -cqe->res);
        }
        __atomic_store_n(ring.cq_head, head, __ATOMIC_RELEASE);
    }
    return (long)rounds * batch;
}

int main(int count, char **arguments) {
    batch = count > 1 ? atoi(arguments[1]) : 1;
    open_raw_ring(&ring, 256);
    return run_slices();
}
