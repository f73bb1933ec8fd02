/* Tracing one thread of another process. */
#ifndef TRACING_H
#define TRACING_H

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/wait.h>
#include <unistd.h>

/* The exit status that tells that the system forbids it, as in many containers. */
#define NOT_ALLOWED 3

static pid_t thread;

static inline void require(long result, const char *what) {
    if (result == -1) {
        fprintf(stderr, "%s: %s\n", what, strerror(errno));
        exit(1);
    }
}

/* Waits for a stop and returns its status as waitpid(2) tells it. */
static inline int wait_for_stop(void) {
    int status;
    require(waitpid(thread, &status, __WALL), "waitpid");
    if (!WIFSTOPPED(status)) {
        fputs("the thread ended\n", stderr);
        exit(1);
    }
    return status;
}

/* The signal to hand on after a stop: none when the stop was the tracer's doing. */
static inline int signal_of(int status) {
    int signal = WSTOPSIG(status);
    return signal == SIGTRAP || signal == (SIGTRAP | 0x80) || status >> 16 ? 0 : signal;
}

/* Stops a thread; the tracer's end, after the time limit at the latest, sets it free again. */
static inline void attach(pid_t traced, unsigned time_limit, long options) {
    thread = traced;
    alarm(time_limit);
    if (ptrace(PTRACE_SEIZE, thread, NULL, (void *)options) == -1) {
        perror("PTRACE_SEIZE");
        exit(NOT_ALLOWED);
    }
    require(ptrace(PTRACE_INTERRUPT, thread, NULL, NULL), "PTRACE_INTERRUPT");
    wait_for_stop();
}

#endif
