/*
 * Counts the system calls of a thread that is about to serve a request: from now on to its answer on standard output.
 * Neither the reading of the request nor the answer itself counts. Argument: the thread. Prints "attached" when the
 * request may be sent, and in the end how many calls were io_uring_enter and how many others; exit status 3 when tracing
 * is not allowed.
 */
#include "tracing.h"

#include <linux/ptrace.h>

#define TIME_LIMIT 60

int main(int count, char **arguments) {
    if (count != 2) return 2;
    /* The end of this program sets the thread free. */
    alarm(TIME_LIMIT);
    seize(atoi(arguments[1]), PTRACE_O_TRACESYSGOOD);
    puts("attached");
    fflush(stdout);
    long enters = 0, others = 0;
    for (int signal = 0;;) {
        require(ptrace(PTRACE_SYSCALL, thread, NULL, (void *)(long)signal), "PTRACE_SYSCALL");
        int status = wait_for_status();
        signal = signal_of(status);
        if (WSTOPSIG(status) != (SIGTRAP | AT_SYSCALL)) continue;
        struct ptrace_syscall_info info;
        require(ptrace(PTRACE_GET_SYSCALL_INFO, thread, (void *)sizeof info, &info), "PTRACE_GET_SYSCALL_INFO");
        if (info.op != PTRACE_SYSCALL_INFO_ENTRY) continue;
        int is_request = info.entry.nr == SYS_read && info.entry.args[0] == STDIN_FILENO;
        int is_answer = info.entry.nr == SYS_write && info.entry.args[0] == STDOUT_FILENO;
        if (is_answer) break;
        if (info.entry.nr == SYS_io_uring_enter) enters++;
        else if (!is_request && info.entry.nr != SYS_restart_syscall) others++;
    }
    require(ptrace(PTRACE_DETACH, thread, NULL, NULL), "PTRACE_DETACH");
    printf("%ld %ld\n", enters, others);
    return 0;
}
