/*
 * Receives that all wait at once, each on a socket of its own, woken one after the other. Argument: how many.
 */
#include "default_ring.h"
#include "slices.h"

#include <sys/socket.h>

#define SIZE 8
#define SENT UINT64_MAX

static struct io_uring ring;
static int (*pairs)[2];
static char (*buffers)[SIZE];
static char message[SIZE];
static int count, next;

static inline void receive(uint64_t i) {
    struct io_uring_sqe *sqe = io_uring_get_sqe(&ring);
    io_uring_prep_recv(sqe, pairs[i][0], buffers[i], SIZE, 0);
    io_uring_sqe_set_data64(sqe, i);
}

static inline long work(int rounds) {
    for (int round = 0; round < rounds; round++) {
        struct io_uring_sqe *sqe = io_uring_get_sqe(&ring);
        io_uring_prep_send(sqe, pairs[next][1], message, SIZE, 0);
        io_uring_sqe_set_data64(sqe, SENT);
        next = next + 1 == count ? 0 : next + 1;
        int taken = io_uring_submit_and_wait(&ring, 2);
        if (taken < 0) fail("io_uring_submit_and_wait", -taken);
        struct io_uring_cqe *cqe;
        unsigned head, seen = 0;
        io_uring_for_each_cqe(&ring, head, cqe) {
            if (cqe->res != SIZE) fail("message", cqe->res < 0 ? -cqe->res : EIO);
            if (cqe->user_data != SENT) receive(cqe->user_data);
            seen++;
        }
        io_uring_cq_advance(&ring, seen);
        if (seen != 2) fail("completions", EIO);
    }
    return 2L * rounds;
}

int main(int argument_count, char **arguments) {
    if (argument_count != 2) fail("arguments", EINVAL);
    count = atoi(arguments[1]);
    allow_all_descriptors();
    pairs = calloc(count, sizeof *pairs);
    buffers = calloc(count, sizeof *buffers);
    open_default_ring(&ring, 64);
    for (int i = 0; i < count; i++) {
        if (socketpair(AF_UNIX, SOCK_STREAM, 0, pairs[i])) fail("socketpair", errno);
        receive(i);
        io_uring_submit(&ring);
    }
    return run_slices();
}
