/*
 * Counts the instructions that a running thread executes in user space, and its system calls, until it is killed; the
 * thread's process ends with it. Argument: the thread.
 *
 * Attaching interrupts a system call, which makes compiled code that never saw that be thrown away. So the thread is
 * interrupted once, "ready" is printed, and it runs freely, to be compiled again. The counting begins with the first SIGTERM;
 * each prints both numbers so far.
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
    begin(atoi(arguments[1]));
    puts("ready");
    fflush(stdout);
    long instructions = 0, calls = 0;
    int stepping = 0, signal = 0;
    for (;;) {
        if (stepping && signal != -1) {
            calls += is_at_syscall(-1);
            step(signal);
            instructions++;
        } else if (signal != -1) {
            require(ptrace(PTRACE_CONT, thread, NULL, (void *)(long)signal), "PTRACE_CONT");
        }
        signal = wait_for_stop();
        if (told) {
            told = 0;
            printf("%ld %ld\n", instructions, calls);
            fflush(stdout);
            if (!stepping && signal == -1) interrupt_thread();
            stepping = 1;
        }
    }
}
