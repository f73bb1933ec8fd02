/*
 * Counts the instructions that a running thread executes in user space from one io_uring_enter to the next, by single
 * steps. It needs no performance counters, which virtual machines often lack, and other threads do not count.
 * Arguments: the thread and how many intervals. Prints the median of the intervals; exit status 3 when
 * tracing is not allowed, as in many containers.
 */
#include "tracing.h"
#include <sys/syscall.h>
#include <sys/user.h>

#ifndef __x86_64__
#error "written for x86-64: it looks for the instruction syscall"
#endif

#define SYSCALL 0x050F
#define TIME_LIMIT 60

static int enters_ring(void) {
    struct user_regs_struct registers;
    require(ptrace(PTRACE_GETREGS, thread, NULL, &registers), "PTRACE_GETREGS");
    /* Looking at the register first spares looking at the memory in nearly all cases. */
    if (registers.rax != SYS_io_uring_enter) return 0;
    errno = 0;
    long code = ptrace(PTRACE_PEEKTEXT, thread, (void *)registers.rip, NULL);
    return errno == 0 && (code & 0xFFFF) == SYSCALL;
}

/* Executes up to the next io_uring_enter, it included; returns the number of instructions. */
static long step_over_enter(void) {
    long instructions = 0;
    int signal = 0;
    for (int entered = 0; !entered; instructions++) {
        entered = enters_ring();
        require(ptrace(PTRACE_SINGLESTEP, thread, NULL, (void *)(long)signal), "PTRACE_SINGLESTEP");
        signal = signal_of(wait_for_stop());
    }
    return instructions;
}

static int compare(const void *a, const void *b) {
    long x = *(const long *)a, y = *(const long *)b;
    return (x > y) - (x < y);
}

int main(int count, char **arguments) {
    if (count != 3) return 2;
    int intervals = atoi(arguments[2]);
    long *lengths = calloc(intervals, sizeof *lengths);
    attach(atoi(arguments[1]), TIME_LIMIT, 0);
    step_over_enter();
    for (int i = 0; i < intervals; i++) lengths[i] = step_over_enter();
    require(ptrace(PTRACE_DETACH, thread, NULL, NULL), "PTRACE_DETACH");
    qsort(lengths, intervals, sizeof *lengths, compare);
    printf("%ld\n", lengths[intervals / 2]);
    return 0;
}
