/* Echoes what connections send, with epoll: the way without io_uring. */
#include "echo_server.h"

#include <sys/epoll.h>

#define EVENTS 512
#define BUFFER 1024

static int epoll;

static void watch(int fd) {
    struct epoll_event event = {.events = EPOLLIN, .data.fd = fd};
    if (epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event) == -1) fail("epoll_ctl", errno);
}

static void echo(int connection) {
    char buffer[BUFFER];
    ssize_t received = recv(connection, buffer, sizeof buffer, 0);
    if (received > 0) {
        /* A peer that does not read what it gets back loses its connection. */
        if (send(connection, buffer, received, MSG_NOSIGNAL) == received) return;
    } else if (received == -1 && errno == EAGAIN) {
        return;
    }
    close(connection);
}

int main(void) {
    struct epoll_event events[EVENTS];
    epoll = epoll_create1(0);
    int listener = listen_on_loopback(SOCK_NONBLOCK);
    watch(listener);
    watch(STDIN_FILENO);
    for (;;) {
        int ready = epoll_wait(epoll, events, EVENTS, -1);
        if (ready == -1 && errno != EINTR) fail("epoll_wait", errno);
        for (int i = 0; i < ready; i++) {
            int fd = events[i].data.fd;
            if (fd == listener) {
                int connection = accept4(listener, NULL, NULL, SOCK_NONBLOCK);
                if (connection >= 0) watch(connection);
            } else if (fd == STDIN_FILENO) {
                answer();
            } else {
                echo(fd);
            }
        }
    }
}
