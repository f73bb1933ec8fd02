/*
 * Small reads of a device that is open many times, each from the next descriptor. Arguments: how many descriptors, and
 * "plain" or "registered".
 */
#include "default_ring.h"
#include "slices.h"

#include <fcntl.h>

#define BATCH 32
#define SIZE 8

static struct io_uring ring;
static int *files;
static int registered;
static char buffer[SIZE];
static int count, next;

static inline long work(int rounds) {
    for (int round = 0; round < rounds; round++) {
        for (uint64_t i = 0; i < BATCH; i++) {
            struct io_uring_sqe *sqe = io_uring_get_sqe(&ring);
            io_uring_prep_read(sqe, registered ? next : files[next], buffer, SIZE, 0);
            if (registered) sqe->flags |= IOSQE_FIXED_FILE;
            io_uring_sqe_set_data64(sqe, i);
            next = next + 1 == count ? 0 : next + 1;
        }
        int taken = io_uring_submit_and_wait(&ring, BATCH);
        if (taken < 0) fail("io_uring_submit_and_wait", -taken);
        struct io_uring_cqe *cqe;
        unsigned head, seen = 0;
        io_uring_for_each_cqe(&ring, head, cqe) {
            if (cqe->res != SIZE) fail("read", cqe->res < 0 ? -cqe->res : EIO);
            seen++;
        }
        io_uring_cq_advance(&ring, seen);
    }
    return (long)rounds * BATCH;
}

int main(int argument_count, char **arguments) {
    if (argument_count != 3) fail("arguments", EINVAL);
    count = atoi(arguments[1]);
    registered = !strcmp(arguments[2], "registered");
    allow_all_descriptors();
    files = calloc(count, sizeof *files);
    for (int i = 0; i < count; i++) {
        files[i] = open("/dev/zero", O_RDONLY);
        if (files[i] < 0) fail("/dev/zero", errno);
    }
    open_default_ring(&ring, 256);
    if (registered) {
        int error = io_uring_register_files(&ring, files, count);
        if (error < 0) fail("io_uring_register_files", -error);
    }
    return run_slices();
}
