/*
 * Echoes what connections send, through liburing, the same way as EchoServer.java: one multishot accept into direct
 * descriptors, one multishot receive for each connection into a ring of buffers, and one call that submits a turn's sends
 * and waits for the next completion.
 *
 * Sends do not wait (MSG_DONTWAIT), so that they are over when the call that submits them returns: they need no completion,
 * and their buffers can be given back then. A peer that does not read what it gets back loses its connection.
 */
#include "echo_server.h"

#include <liburing.h>
#include <poll.h>
#include <sys/mman.h>

#define ENTRIES 1024
#define CONNECTIONS 1024
#define BUFFERS 1024
#define BUFFER 1024
#define GROUP 0

/* What a completion is about: the connection with a flag, or one of the others. */
#define SEND (1UL << 32)
#define ACCEPT (1UL << 33)
#define REQUEST (1UL << 34)
#define END (1UL << 35)

static struct io_uring ring;
static struct io_uring_buf_ring *ring_buffers;
static char *buffers;
static uint16_t sent[BUFFERS];
static int sent_count;
static int listener;

static inline struct io_uring_sqe *next_entry(uint64_t user_data) {
    struct io_uring_sqe *sqe = io_uring_get_sqe(&ring);
    if (!sqe) {
        int taken = io_uring_submit(&ring);
        if (taken < 0) fail("io_uring_submit", -taken);
        sqe = io_uring_get_sqe(&ring);
    }
    /* The functions that fill an entry leave this field alone. */
    io_uring_sqe_set_data64(sqe, user_data);
    return sqe;
}

static inline void give(uint16_t id, int place) {
    io_uring_buf_ring_add(ring_buffers, buffers + id * BUFFER, BUFFER, id, BUFFERS - 1, place);
}

static inline void give_back_sent(void) {
    for (int i = 0; i < sent_count; i++) give(sent[i], i);
    io_uring_buf_ring_advance(ring_buffers, sent_count);
    sent_count = 0;
}

static void accept_connections(void) {
    io_uring_prep_multishot_accept_direct(next_entry(ACCEPT), listener, NULL, NULL, 0);
}

static void await_request(void) {
    io_uring_prep_poll_add(next_entry(REQUEST), STDIN_FILENO, POLLIN);
}

static void receive(int connection) {
    struct io_uring_sqe *sqe = next_entry(connection);
    io_uring_prep_recv_multishot(sqe, connection, NULL, 0, 0);
    sqe->buf_group = GROUP;
    sqe->flags |= IOSQE_FIXED_FILE | IOSQE_BUFFER_SELECT;
}

static inline void received(int connection, int result, unsigned flags) {
    if (result > 0) {
        uint16_t id = flags >> IORING_CQE_BUFFER_SHIFT;
        struct io_uring_sqe *sqe = next_entry(SEND | connection);
        io_uring_prep_send(sqe, connection, buffers + id * BUFFER, result, MSG_DONTWAIT | MSG_WAITALL | MSG_NOSIGNAL);
        sqe->flags |= IOSQE_FIXED_FILE | IOSQE_CQE_SKIP_SUCCESS;
        sent[sent_count++] = id;
    }
    if (flags & IORING_CQE_F_MORE) return;
    if (result > 0 || result == -ENOBUFS) {
        receive(connection);
    } else {
        io_uring_prep_close_direct(next_entry(END), connection);
    }
}

static inline void completed(uint64_t user_data, int result, unsigned flags) {
    if (user_data < SEND) {
        received(user_data, result, flags);
    } else if (user_data & SEND) {
        /* Ends the receive, which closes the connection. */
        struct io_uring_sqe *sqe = next_entry(END);
        io_uring_prep_shutdown(sqe, (int)user_data, SHUT_RDWR);
        sqe->flags |= IOSQE_FIXED_FILE;
    } else if (user_data == ACCEPT) {
        if (result < 0) fail("accept", -result);
        receive(result);
        if (!(flags & IORING_CQE_F_MORE)) accept_connections();
    } else if (user_data == REQUEST) {
        answer();
        await_request();
    }
}

static void open_ring(void) {
    struct io_uring_params params = {.flags = IORING_SETUP_SINGLE_ISSUER | IORING_SETUP_DEFER_TASKRUN
            | IORING_SETUP_SUBMIT_ALL | IORING_SETUP_TASKRUN_FLAG};
    int error = io_uring_queue_init_params(ENTRIES, &ring, &params);
    if (error < 0) fail("io_uring_queue_init_params", -error);
    error = io_uring_register_ring_fd(&ring);
    if (error < 0) fail("io_uring_register_ring_fd", -error);
    error = io_uring_register_files_sparse(&ring, CONNECTIONS);
    if (error < 0) fail("io_uring_register_files_sparse", -error);
    size_t size = BUFFERS * sizeof(struct io_uring_buf) + BUFFERS * BUFFER;
    ring_buffers = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (ring_buffers == MAP_FAILED) fail("mmap", errno);
    struct io_uring_buf_reg registration = {
            .ring_addr = (uintptr_t)ring_buffers, .ring_entries = BUFFERS, .bgid = GROUP};
    error = io_uring_register_buf_ring(&ring, &registration, 0);
    if (error < 0) fail("io_uring_register_buf_ring", -error);
    buffers = (char *)(ring_buffers->bufs + BUFFERS);
    io_uring_buf_ring_init(ring_buffers);
    for (int id = 0; id < BUFFERS; id++) give(id, id);
    io_uring_buf_ring_advance(ring_buffers, BUFFERS);
}

int main(void) {
    open_ring();
    listener = listen_on_loopback(0);
    accept_connections();
    await_request();
    for (;;) {
        int taken = io_uring_submit_and_wait(&ring, 1);
        if (taken < 0 && taken != -EINTR) fail("io_uring_submit_and_wait", -taken);
        give_back_sent();
        struct io_uring_cqe *cqe;
        unsigned head, seen = 0;
        io_uring_for_each_cqe(&ring, head, cqe) {
            completed(cqe->user_data, cqe->res, cqe->flags);
            seen++;
        }
        io_uring_cq_advance(&ring, seen);
    }
}
