/* What the last registration of a thread brought across, byte for byte, to find out what leaks. */
#include "simulator.h"

#include <string.h>

enum { KEPT = 4096 };

static _Thread_local uint8_t kept[KEPT];
static _Thread_local size_t kept_size;

void crossed_keep(const void *copy, size_t size) {
    kept_size = copy == NULL ? 0 : size;
    if (kept_size != 0) {
        memcpy(kept, copy, size < KEPT ? size : KEPT);
    }
}

/* For tests: the size of what crossed; as much of it as there is room for is copied out. */
EXPORTED int64_t sim_last_crossed(void *out, int64_t room) {
    size_t size = kept_size < KEPT ? kept_size : KEPT;
    memcpy(out, kept, size < (size_t)room ? size : (size_t)room);
    return (int64_t)kept_size;
}
