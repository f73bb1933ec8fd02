/*
 * Runs a command again and again as one of the programs that run slices: an operation is a whole process, from before the
 * fork to its end, or to the first byte of its output. Its CPU time is that of a child that was waited for.
 * Arguments: "whole" or "first", a file to remove before each run or "-", the command and its arguments.
 */
#include "basics.h"

#include <sys/wait.h>

static const char *removed;
static char **command;
static int to_first_byte;
static int64_t elapsed;

static void run_once(void) {
    int output[2];
    if (removed && unlink(removed) && errno != ENOENT) fail(removed, errno);
    if (pipe(output)) fail("pipe", errno);
    int64_t start = now();
    pid_t child = fork();
    if (child < 0) fail("fork", errno);
    if (child == 0) {
        dup2(output[1], STDOUT_FILENO);
        close(output[0]);
        close(output[1]);
        execvp(command[0], command);
        perror(command[0]);
        _exit(127);
    }
    close(output[1]);
    char text[512];
    int64_t first = 0;
    while (read(output[0], text, sizeof text) > 0) {
        if (!first) first = now();
    }
    close(output[0]);
    int status;
    if (waitpid(child, &status, 0) < 0) fail("waitpid", errno);
    if (!WIFEXITED(status) || WEXITSTATUS(status)) fail(command[0], ECHILD);
    if (to_first_byte && !first) fail("output", ENODATA);
    elapsed += (to_first_byte ? first : now()) - start;
}

int main(int count, char **arguments) {
    if (count < 4) fail("arguments", EINVAL);
    to_first_byte = !strcmp(arguments[1], "first");
    removed = strcmp(arguments[2], "-") ? arguments[2] : NULL;
    command = arguments + 3;
    int64_t length;
    printf("ready %ld\n", syscall(SYS_gettid));
    fflush(stdout);
    while (scanf("%ld", &length) == 1) {
        int64_t start = now();
        long operations = 0;
        for (elapsed = 0; operations == 0 || now() - start < length; operations++) run_once();
        printf("%ld %ld 0\n", operations, elapsed);
        fflush(stdout);
    }
    return 0;
}
