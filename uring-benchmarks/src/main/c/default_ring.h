/* A ring of liburing with the flags of the Java library's default preset, as far as liburing 2.3 knows them. */
#ifndef DEFAULT_RING_H
#define DEFAULT_RING_H

#include "basics.h"

#include <liburing.h>
#include <sys/resource.h>

static inline void open_default_ring(struct io_uring *ring, unsigned entries) {
    struct io_uring_params params = {.flags = IORING_SETUP_SINGLE_ISSUER | IORING_SETUP_DEFER_TASKRUN
            | IORING_SETUP_SUBMIT_ALL | IORING_SETUP_TASKRUN_FLAG};
    int error = io_uring_queue_init_params(entries, ring, &params);
    if (error < 0) fail("io_uring_queue_init_params", -error);
    error = io_uring_register_ring_fd(ring);
    if (error < 0) fail("io_uring_register_ring_fd", -error);
}

/* As the JVM does when it starts. */
static inline void allow_all_descriptors(void) {
    struct rlimit limit;
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
}

#endif
