/*
 * Load for an echo server on the loopback interface: each connection has one message of 64 bytes on its way, and sends the
 * next when it got the last one back, which is compared byte by byte.
 * Arguments: port, connections, and how many messages a slice has at most (0: as many as there is time for).
 * No message is on its way between two slices.
 */
#include "latencies.h"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>

#define MESSAGE 64
#define EVENTS 512
/* A server that takes longer for an answer, in milliseconds, is broken; while instructions are counted it is slow. */
#define PATIENCE 60000

struct connection {
    int fd;
    uint64_t number;
    int64_t began;
    size_t received;
    uint64_t sent[MESSAGE / sizeof(uint64_t)];
    char got[MESSAGE];
};

static struct connection *connections;
static int connection_count;
static int epoll;
static uint64_t seed = 88172645463325252UL;
static long most;
static long started, answered;

static void send_next(struct connection *connection) {
    connection->sent[0] = connection->number++;
    for (size_t i = 1; i < MESSAGE / sizeof(uint64_t); i++) connection->sent[i] = next_random(&seed);
    connection->received = 0;
    started++;
    connection->began = now();
    if (send(connection->fd, connection->sent, MESSAGE, 0) != MESSAGE) fail("send", errno);
}

/* Reads what came back; whether that was the rest of the message. */
static int read_answer(struct connection *connection) {
    ssize_t count = recv(connection->fd, connection->got + connection->received, MESSAGE - connection->received,
            MSG_DONTWAIT);
    if (count == -1 && errno == EAGAIN) return 0;
    if (count <= 0) fail("recv", count == 0 ? ECONNRESET : errno);
    connection->received += count;
    if (connection->received < MESSAGE) return 0;
    if (memcmp(connection->got, connection->sent, MESSAGE)) fail("the echo is not what was sent", EBADMSG);
    answered++;
    count_latency(connection->began);
    return 1;
}

static void run(int64_t end) {
    struct epoll_event events[EVENTS];
    started = answered = 0;
    for (int i = 0; i < connection_count && (most == 0 || started < most); i++) send_next(connections + i);
    int stopping = 0;
    while (answered < started) {
        int ready = epoll_wait(epoll, events, EVENTS, PATIENCE);
        if (ready == 0) fail("waiting for an echo", ETIMEDOUT);
        if (ready == -1 && errno != EINTR) fail("epoll_wait", errno);
        stopping |= now() >= end;
        for (int i = 0; i < ready; i++) {
            struct connection *connection = events[i].data.ptr;
            if (read_answer(connection) && !stopping && (most == 0 || started < most)) send_next(connection);
        }
    }
}

static void open_connections(int port) {
    struct sockaddr_in address = {
            .sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    connections = calloc(connection_count, sizeof *connections);
    epoll = epoll_create1(0);
    for (int i = 0; i < connection_count; i++) {
        int fd = socket(AF_INET, SOCK_STREAM, 0), on = 1;
        if (fd == -1) fail("socket", errno);
        if (connect(fd, (struct sockaddr *)&address, sizeof address) == -1) fail("connect", errno);
        setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        connections[i].fd = fd;
        connections[i].number = (uint64_t)i << 32;
        struct epoll_event event = {.events = EPOLLIN, .data.ptr = connections + i};
        if (epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event) == -1) fail("epoll_ctl", errno);
    }
}

int main(int count, char **arguments) {
    if (count != 4) fail("arguments", EINVAL);
    connection_count = atoi(arguments[2]);
    most = atol(arguments[3]);
    open_connections(atoi(arguments[1]));
    printf("ready %ld\n", syscall(SYS_gettid));
    fflush(stdout);
    int64_t length;
    while (scanf("%ld", &length) == 1) {
        int64_t start = now();
        run(start + length);
        printf("%ld %ld 0", answered, now() - start);
        print_latencies();
        puts("");
        fflush(stdout);
    }
    return 0;
}
