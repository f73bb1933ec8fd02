/*
 * Counts the instructions that a running thread executes in user space, and its system calls, until it is killed; the
 * thread's process ends with it. Argument: the thread. Prints both numbers so far once it is ready, and on each SIGTERM.
 */
#include "single_step.h"

#include <signal.h>

#define TIME_LIMIT 300

static volatile sig_atomic_t told = 1;

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
    begin(atoi(arguments[1]));
    long instructions = 0, calls = 0;
    int signal = 0;
    for (;;) {
        if (told) {
            told = 0;
            printf("%ld %ld\n", instructions, calls);
            fflush(stdout);
        }
        if (signal != -1) {
            calls += is_at_syscall(-1);
            step(signal);
            instructions++;
        }
        signal = wait_for_stop();
    }
}
