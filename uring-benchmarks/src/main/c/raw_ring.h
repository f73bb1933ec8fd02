/* A ring without a library: set-up, mapping, and its registered descriptor. */
#ifndef RAW_RING_H
#define RAW_RING_H

#include "slices.h"

#include <linux/io_uring.h>
#include <sys/mman.h>

#define NO_SQARRAY (1U << 16) /* Kernel 6.6; older headers lack it. */

struct raw_ring {
    unsigned *sq_tail, *cq_head, *cq_tail;
    unsigned sq_mask, cq_mask;
    uint64_t *sqes;
    struct io_uring_cqe *cqes;
    int index;
};

static inline void *map_ring(int fd, size_t size, off_t offset) {
    void *memory = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_POPULATE, fd, offset);
    if (memory == MAP_FAILED) fail("mmap", errno);
    return memory;
}

static inline void open_raw_ring(struct raw_ring *ring, unsigned entries) {
    struct io_uring_params p = {.flags = IORING_SETUP_SINGLE_ISSUER | IORING_SETUP_DEFER_TASKRUN
            | IORING_SETUP_SUBMIT_ALL | IORING_SETUP_TASKRUN_FLAG | NO_SQARRAY};
    int fd = syscall(SYS_io_uring_setup, entries, &p);
    if (fd < 0 && errno == EINVAL) {
        memset(&p, 0, sizeof p);
        p.flags = IORING_SETUP_SINGLE_ISSUER | IORING_SETUP_DEFER_TASKRUN | IORING_SETUP_SUBMIT_ALL
                | IORING_SETUP_TASKRUN_FLAG;
        fd = syscall(SYS_io_uring_setup, entries, &p);
    }
    if (fd < 0) fail("io_uring_setup", errno);
    size_t size = p.cq_off.cqes + p.cq_entries * sizeof(struct io_uring_cqe);
    if (!(p.flags & NO_SQARRAY) && p.sq_off.array + p.sq_entries * sizeof(unsigned) > size) {
        size = p.sq_off.array + p.sq_entries * sizeof(unsigned);
    }
    char *rings = map_ring(fd, size, IORING_OFF_SQ_RING);
    ring->sqes = map_ring(fd, p.sq_entries * sizeof(struct io_uring_sqe), IORING_OFF_SQES);
    ring->sq_tail = (unsigned *)(rings + p.sq_off.tail);
    ring->cq_head = (unsigned *)(rings + p.cq_off.head);
    ring->cq_tail = (unsigned *)(rings + p.cq_off.tail);
    ring->cqes = (struct io_uring_cqe *)(rings + p.cq_off.cqes);
    ring->sq_mask = p.sq_entries - 1;
    ring->cq_mask = p.cq_entries - 1;
    if (!(p.flags & NO_SQARRAY)) {
        unsigned *array = (unsigned *)(rings + p.sq_off.array);
        for (unsigned i = 0; i < p.sq_entries; i++) array[i] = i;
    }
    struct io_uring_rsrc_update update = {.offset = -1U, .data = fd};
    if (syscall(SYS_io_uring_register, fd, IORING_REGISTER_RING_FDS, &update, 1) != 1) {
        fail("io_uring_register", errno);
    }
    ring->index = update.offset;
}

#endif
