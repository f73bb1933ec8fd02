/* What every C program has in common: it stays alive and runs slices on demand. */
#ifndef SLICES_H
#define SLICES_H

#include "latencies.h"

/* How often the work is done between two looks at the clock. */
#define ROUNDS 64

/* Does the work that many times; returns how many operations that were. */
static inline long work(int rounds);

/*
 * "ready THREAD" once; then for each line with a number of nanoseconds, one with operations, nanoseconds and allocated
 * bytes (of a garbage collector, hence none), and with the latencies that were counted.
 */
static inline int run_slices(void) {
    int64_t length;
    /* Another program may count instructions. */
    prctl(PR_SET_PTRACER, PR_SET_PTRACER_ANY, 0, 0, 0);
    printf("ready %ld\n", syscall(SYS_gettid));
    fflush(stdout);
    while (scanf("%ld", &length) == 1) {
        int64_t start = now(), end;
        long operations = 0;
        count_from(start);
        do {
            operations += work(ROUNDS);
            end = now();
        } while (end - start < length);
        printf("%ld %ld 0", operations, end - start);
        print_latencies();
        puts("");
        fflush(stdout);
    }
    return 0;
}

#endif
