/*
 * Random reads of 4 KiB, a number of them in flight, through liburing.
 * Arguments: depth, file, and "plain", "registered" (file and buffers) or "direct" (past the page cache),
 * and "timed" for latencies.
 */
#include "default_ring.h"
#include "slices.h"

#include <fcntl.h>
#include <sys/stat.h>

#define BLOCK 4096

static struct io_uring ring;
static unsigned depth;
static int file;
static int registered;
static int timed;
static int64_t *began;
static char *buffers;
static uint64_t blocks;
static uint64_t seed = 88172645463325252UL;

static inline void start_read(uint64_t slot) {
    struct io_uring_sqe *sqe = io_uring_get_sqe(&ring);
    uint64_t offset = (next_random(&seed) & (blocks - 1)) * BLOCK;
    if (registered) {
        io_uring_prep_read_fixed(sqe, 0, buffers + slot * BLOCK, BLOCK, offset, slot);
        sqe->flags |= IOSQE_FIXED_FILE;
    } else {
        io_uring_prep_read(sqe, file, buffers + slot * BLOCK, BLOCK, offset);
    }
    io_uring_sqe_set_data64(sqe, slot);
    if (timed) began[slot] = now();
}

static inline long work(int rounds) {
    long operations = 0;
    for (int round = 0; round < rounds; round++) {
        int taken = io_uring_submit_and_wait(&ring, 1);
        if (taken < 0) fail("io_uring_submit_and_wait", -taken);
        struct io_uring_cqe *cqe;
        unsigned head, seen = 0;
        io_uring_for_each_cqe(&ring, head, cqe) {
            if (cqe->res != BLOCK) fail("read", cqe->res < 0 ? -cqe->res : EIO);
            if (timed) count_latency(began[cqe->user_data]);
            start_read(cqe->user_data);
            seen++;
        }
        io_uring_cq_advance(&ring, seen);
        operations += seen;
    }
    return operations;
}

int main(int count, char **arguments) {
    if (count != 4 && count != 5) fail("arguments", EINVAL);
    depth = atoi(arguments[1]);
    timed = count == 5;
    began = calloc(depth, sizeof *began);
    registered = !strcmp(arguments[3], "registered");
    file = open(arguments[2], O_RDONLY | (strcmp(arguments[3], "direct") ? 0 : O_DIRECT));
    if (file < 0) fail(arguments[2], errno);
    struct stat status;
    fstat(file, &status);
    blocks = status.st_size / BLOCK;
    buffers = aligned_alloc(BLOCK, (size_t)depth * BLOCK);
    open_default_ring(&ring, 256);
    if (registered) {
        struct iovec *vectors = calloc(depth, sizeof *vectors);
        for (unsigned i = 0; i < depth; i++) {
            vectors[i].iov_base = buffers + i * BLOCK;
            vectors[i].iov_len = BLOCK;
        }
        int error = io_uring_register_buffers(&ring, vectors, depth);
        if (error < 0) fail("io_uring_register_buffers", -error);
        error = io_uring_register_files(&ring, &file, 1);
        if (error < 0) fail("io_uring_register_files", -error);
    }
    for (unsigned i = 0; i < depth; i++) start_read(i);
    return run_slices();
}
