/*
 * Steps a running thread instruction by instruction through user space. It needs no performance counters, which virtual
 * machines often lack, and other threads do not count.
 */
#ifndef SINGLE_STEP_H
#define SINGLE_STEP_H

#include "tracing.h"

#include <sys/user.h>

#ifndef __x86_64__
#error "written for x86-64: it looks for the instruction syscall"
#endif

#define SYSCALL 0x050F
/* Higher than any number of a system call. */
#define MAX_SYSCALL 1023

/* Waits for a stop; returns the signal to hand on, or -1 when a signal to this program came first. */
static inline int wait_for_stop(void) {
    int status = wait_for_status();
    return status == -1 ? -1 : signal_of(status);
}

/* Lets the thread stop soon. */
static inline void interrupt_thread(void) {
    require(ptrace(PTRACE_INTERRUPT, thread, NULL, NULL), "PTRACE_INTERRUPT");
}

/* Begins to trace. The thread's process ends with this program, because a thread that goes on stepping would die of it. */
static inline void begin(pid_t id) {
    seize(id, PTRACE_O_EXITKILL);
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
