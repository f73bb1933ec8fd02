/*
 * Copies a file as ./uring cp does, several blocks at once, each read and then written, through liburing.
 * Arguments: source, target, depth, size of a block, and "plain" or "direct" (past the page cache).
 */
#include "default_ring.h"

#include <fcntl.h>
#include <sys/stat.h>

#define ALIGNMENT 4096

struct slot {
    char *buffer;
    off_t offset;
    unsigned length;
    int writing;
};

static struct io_uring ring;
static struct slot *slots;
static int source, target;
static off_t next, size;
static unsigned block;
static int in_flight, direct;

static void transfer(struct slot *slot) {
    struct io_uring_sqe *sqe = io_uring_get_sqe(&ring);
    unsigned length = direct ? (slot->length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT : slot->length;
    if (slot->writing) io_uring_prep_write(sqe, target, slot->buffer, length, slot->offset);
    else io_uring_prep_read(sqe, source, slot->buffer, length, slot->offset);
    io_uring_sqe_set_data(sqe, slot);
    in_flight++;
}

static void start(struct slot *slot) {
    if (next == size) return;
    slot->offset = next;
    slot->length = size - next < block ? size - next : block;
    slot->writing = 0;
    next += slot->length;
    transfer(slot);
}

static void completed(struct slot *slot, int result) {
    in_flight--;
    if (result < 0) fail(slot->writing ? "write" : "read", -result);
    if ((unsigned)result < slot->length) fail("a transfer was short", EIO);
    if (slot->writing) {
        start(slot);
    } else {
        slot->writing = 1;
        transfer(slot);
    }
}

int main(int count, char **arguments) {
    if (count != 6) fail("arguments", EINVAL);
    unsigned depth = atoi(arguments[3]);
    block = atoi(arguments[4]);
    direct = !strcmp(arguments[5], "direct");
    struct stat status;
    source = open(arguments[1], O_RDONLY | (direct ? O_DIRECT : 0));
    if (source < 0 || fstat(source, &status)) fail(arguments[1], errno);
    size = status.st_size;
    target = open(arguments[2], O_WRONLY | O_CREAT | O_EXCL | (direct ? O_DIRECT : 0), 0644);
    if (target < 0) fail(arguments[2], errno);
    open_default_ring(&ring, depth);
    slots = calloc(depth, sizeof *slots);
    char *buffers = aligned_alloc(ALIGNMENT, (size_t)depth * block);
    for (unsigned i = 0; i < depth; i++) {
        slots[i].buffer = buffers + (size_t)i * block;
        start(slots + i);
    }
    while (in_flight > 0) {
        int taken = io_uring_submit_and_wait(&ring, 1);
        if (taken < 0) fail("io_uring_submit_and_wait", -taken);
        struct io_uring_cqe *cqe;
        unsigned head, seen = 0;
        io_uring_for_each_cqe(&ring, head, cqe) {
            completed(io_uring_cqe_get_data(cqe), cqe->res);
            seen++;
        }
        io_uring_cq_advance(&ring, seen);
    }
    if (ftruncate(target, size) || close(target)) fail(arguments[2], errno);
    puts("copied");
    return 0;
}
