/* The registry of host ranges. Ranges never overlap: each is a live mapping or allocation. */
#include "simulator.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

struct range {
    uint64_t start;
    uint64_t length;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct range *ranges;
static size_t count, room;

bool host_add(const void *start, size_t length) {
    pthread_mutex_lock(&lock);
    if (count == room) {
        size_t more = room == 0 ? 64 : room * 2;
        struct range *grown = realloc(ranges, more * sizeof *grown);
        if (grown == NULL) {
            pthread_mutex_unlock(&lock);
            return false;
        }
        ranges = grown;
        room = more;
    }
    ranges[count++] = (struct range){(uint64_t)(uintptr_t)start, length};
    pthread_mutex_unlock(&lock);
    return true;
}

bool host_remove(const void *start, size_t *length) {
    bool found = false;
    pthread_mutex_lock(&lock);
    for (size_t i = 0; i < count; i++) {
        if (ranges[i].start == (uint64_t)(uintptr_t)start) {
            *length = ranges[i].length;
            ranges[i] = ranges[--count];
            found = true;
            break;
        }
    }
    pthread_mutex_unlock(&lock);
    return found;
}

/* The kernel answers EFAULT to NULL by itself, and optional pointers are NULL: both are fine here. */
bool host_contains(uint64_t address, uint64_t length) {
    if (address == 0 || length == 0) {
        return true;
    }
    bool found = false;
    pthread_mutex_lock(&lock);
    for (size_t i = 0; i < count && !found; i++) {
        uint64_t offset = address - ranges[i].start;
        found = offset < ranges[i].length && length <= ranges[i].length - offset;
    }
    pthread_mutex_unlock(&lock);
    return found;
}

bool host_overlaps(uint64_t address, uint64_t length) {
    bool found = false;
    pthread_mutex_lock(&lock);
    for (size_t i = 0; i < count && !found; i++) {
        found = address - ranges[i].start < ranges[i].length || ranges[i].start - address < length;
    }
    pthread_mutex_unlock(&lock);
    return found;
}

bool host_contains_string(uint64_t address) {
    if (address == 0) {
        return true;
    }
    bool found = false;
    pthread_mutex_lock(&lock);
    for (size_t i = 0; i < count && !found; i++) {
        uint64_t offset = address - ranges[i].start;
        found = offset < ranges[i].length
                && memchr((const void *)(uintptr_t)address, 0, ranges[i].length - offset) != NULL;
    }
    pthread_mutex_unlock(&lock);
    return found;
}

/* Memory that a test mapped by itself becomes the host's, and stops being it. */
EXPORTED void sim_lend(const void *start, size_t length) {
    host_add(start, length);
}

EXPORTED void sim_take_back(const void *start) {
    size_t length;
    host_remove(start, &length);
}

/* For tests: how many ranges are live, to find leaks. */
EXPORTED int64_t sim_host_ranges(void) {
    pthread_mutex_lock(&lock);
    int64_t live = (int64_t)count;
    pthread_mutex_unlock(&lock);
    return live;
}

/* The SGX SDK's own question, which the trusted side may ask about any address. */
EXPORTED int sgx_is_outside_enclave(const void *address, size_t length) {
    return address != NULL && host_contains((uint64_t)(uintptr_t)address, length);
}
