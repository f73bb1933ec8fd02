/* Tracing one thread of another process. */
#ifndef TRACING_H
#define TRACING_H

#include "basics.h"

#include <signal.h>
#include <sys/ptrace.h>
#include <sys/wait.h>

/* The exit status when tracing is not allowed, as in many containers. */
#define NOT_ALLOWED 3

/* Stops at system calls have it in their signal, with PTRACE_O_TRACESYSGOOD. */
#define AT_SYSCALL 0x80

static pid_t thread;

static inline void require(long result, const char *what) {
    if (result == -1) fail(what, errno);
}

/* Waits for a stop; returns its status, or -1 when a signal to this program came first. */
static inline int wait_for_status(void) {
    int status;
    if (waitpid(thread, &status, __WALL) == -1) {
        if (errno == EINTR) return -1;
        fail("waitpid", errno);
    }
    if (!WIFSTOPPED(status)) {
        fputs("the thread ended\n", stderr);
        exit(1);
    }
    return status;
}

/* The signal to hand on after a stop; none when the stop was the tracer's doing. */
static inline int signal_of(int status) {
    int signal = WSTOPSIG(status);
    return (signal & ~AT_SYSCALL) == SIGTRAP || status >> 16 ? 0 : signal;
}

/* Begins to trace, with PTRACE_O_* options. */
static inline void seize(pid_t id, long options) {
    thread = id;
    if (ptrace(PTRACE_SEIZE, thread, NULL, (void *)options) == -1) {
        perror("PTRACE_SEIZE");
        exit(NOT_ALLOWED);
    }
    require(ptrace(PTRACE_INTERRUPT, thread, NULL, NULL), "PTRACE_INTERRUPT");
    wait_for_status();
}

#endif
