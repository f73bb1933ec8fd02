/*
 * Steps a running thread instruction by instruction through user space. It needs no performance counters, which virtual
 * machines often lack, and other threads do not count.
 */
#ifndef SINGLE_STEP_H
#define SINGLE_STEP_H

#include "basics.h"

#include <sys/ptrace.h>
#include <sys/user.h>
#include <sys/wait.h>

#ifndef __x86_64__
#error "written for x86-64: it looks for the instruction syscall"
#endif

#define SYSCALL 0x050F
/* Higher than any number of a system call. */
#define MAX_SYSCALL 1023

/* The exit status when tracing is not allowed, as in many containers. */
#define NOT_ALLOWED 3

static pid_t thread;

static inline void require(long result, const char *what) {
    if (result == -1) fail(what, errno);
}

/* Waits for a stop; returns the signal to hand on, or -1 when a signal to this program came first. */
static inline int wait_for_stop(void) {
    int status;
    if (waitpid(thread, &status, __WALL) == -1) {
        if (errno == EINTR) return -1;
        fail("waitpid", errno);
    }
    if (!WIFSTOPPED(status)) {
        fputs("the thread ended\n", stderr);
        exit(1);
    }
    int signal = WSTOPSIG(status);
    return signal == SIGTRAP || status >> 16 ? 0 : signal;
}

/* Lets the thread stop soon. */
static inline void interrupt_thread(void) {
    require(ptrace(PTRACE_INTERRUPT, thread, NULL, NULL), "PTRACE_INTERRUPT");
}

/* Begins to trace. The thread's process ends with this program, because a thread that goes on stepping would die of it. */
static inline void seize(pid_t id) {
    thread = id;
    if (ptrace(PTRACE_SEIZE, thread, NULL, (void *)PTRACE_O_EXITKILL) == -1) {
        perror("PTRACE_SEIZE");
        exit(NOT_ALLOWED);
    }
    interrupt_thread();
    wait_for_stop();
}

/* Whether the next instruction is that system call; -1 stands for any. */
static inline int is_at_syscall(long number) {
    struct user_regs_struct registers;
    require(ptrace(PTRACE_GETREGS, thread, NULL, &registers), "PTRACE_GETREGS");
    /* Looking at the register first spares looking at the memory in nearly all cases. */
    if (number == -1 ? registers.rax > MAX_SYSCALL : registers.rax != (unsigned long)number) return 0;
    errno = 0;
    long code = ptrace(PTRACE_PEEKTEXT, thread, (void *)registers.rip, NULL);
    return errno == 0 && (code & 0xFFFF) == SYSCALL;
}

static inline void step(int signal) {
    require(ptrace(PTRACE_SINGLESTEP, thread, NULL, (void *)(long)signal), "PTRACE_SINGLESTEP");
}

#endif
