/* How long operations took: how often each time came, to one part in a thousand. */
#ifndef LATENCIES_H
#define LATENCIES_H

#include "basics.h"

/* A time is its 11 highest bits, and how many lower ones were cut off. */
#define DIGITS 11

static uint32_t latencies[(64 - DIGITS + 1) << DIGITS];
static int64_t counted_from;

/* From here on: what began earlier was interrupted by the break between two slices. */
static inline void count_from(int64_t start) {
    counted_from = start;
}

static inline void count_latency(int64_t began) {
    if (began < counted_from) return;
    uint64_t time = now() - began + 1;
    int cut = 64 - DIGITS - __builtin_clzl(time);
    if (cut < 0) cut = 0;
    latencies[cut << DIGITS | time >> cut]++;
}

/* Prints " TIME:COUNT" for each, and forgets them. */
static inline void print_latencies(void) {
    for (uint64_t i = 0; i < sizeof latencies / sizeof *latencies; i++) {
        if (latencies[i] == 0) continue;
        printf(" %lu:%u", (i & ((1 << DIGITS) - 1)) << (i >> DIGITS), latencies[i]);
        latencies[i] = 0;
    }
}

#endif
