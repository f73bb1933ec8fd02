/*
 * Counts the instructions that a running thread executes in user space from one io_uring_enter to the next.
 * Arguments: the thread and how many intervals. Prints the median of the intervals.
 */
#include "single_step.h"

#define TIME_LIMIT 60

/* Executes up to the next io_uring_enter, it included; returns the number of instructions. */
static long step_over_enter(void) {
    long instructions = 0;
    int signal = 0;
    for (int entered = 0; !entered; instructions++) {
        entered = is_at_syscall(SYS_io_uring_enter);
        step(signal);
        signal = wait_for_stop();
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
    alarm(TIME_LIMIT);
    begin(atoi(arguments[1]));
    step_over_enter();
    for (int i = 0; i < intervals; i++) lengths[i] = step_over_enter();
    qsort(lengths, intervals, sizeof *lengths, compare);
    printf("%ld\n", lengths[intervals / 2]);
    return 0;
}
