/*
 * Counts the instructions that a running thread executes in user space, and its system calls, from "ready" on until a
 * SIGTERM. Argument: the thread. Prints both numbers.
 */
#include "single_step.h"

#include <signal.h>

#define TIME_LIMIT 300

static volatile sig_atomic_t told;

static void tell(int signal) {
    (void)signal;
    told = 1;
}

int main(int count, char **arguments) {
    if (count != 2) return 2;
    /* Without SA_RESTART it ends the wait for a thread that sleeps in a system call. */
    struct sigaction action = {.sa_handler = tell};
    sigaction(SIGTERM, &action, NULL);
    alarm(TIME_LIMIT);
    seize(atoi(arguments[1]));
    long instructions = 0, calls = 0;
    int signal = 0;
    puts("ready");
    fflush(stdout);
    while (signal != -1 && !told) {
        calls += is_at_syscall(-1);
        step(signal);
        signal = wait_for_stop();
        instructions++;
    }
    printf("%ld %ld\n", instructions, calls);
    return 0;
}
