/* What the host learns of a ring from its setup and mappings: where its queue and its entries are. */
#include "simulator.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

enum {
    SETUP_NO_MMAP = 1 << 14,
    SETUP_REGISTERED_FD_ONLY = 1 << 15,
    PARAMETERS_FLAGS = 8,
    PARAMETERS_SQ_OFFSETS = 40,
    PARAMETERS_SQ_USER_ADDRESS = 72,
    PARAMETERS_CQ_USER_ADDRESS = 112,
    OFFSETS_HEAD = 0,
    OFFSETS_TAIL = 4,
    OFFSETS_MASK = 8,
    OFFSETS_ARRAY = 24,
};

static const uint64_t MAP_SQ_RING = 0, MAP_ENTRIES = 0x10000000;

struct ring {
    struct ring *next;
    struct ring_view view;
};

/* A name of a ring: a file descriptor, or an index that is valid on one thread only (thread != 0). */
struct name {
    struct name *next;
    int number;
    long thread;
    struct ring *ring;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct ring *rings;
static struct name *names;

static struct ring *named(int number, long thread) {
    for (struct name *name = names; name != NULL; name = name->next) {
        if (name->number == number && name->thread == thread) {
            return name->ring;
        }
    }
    return NULL;
}

static void forget_if_unnamed(struct ring *ring) {
    for (struct name *name = names; name != NULL; name = name->next) {
        if (name->ring == ring) {
            return;
        }
    }
    for (struct ring **link = &rings; *link != NULL; link = &(*link)->next) {
        if (*link == ring) {
            *link = ring->next;
            free(ring);
            return;
        }
    }
}

static void remove_name(int number, long thread) {
    for (struct name **link = &names; *link != NULL; link = &(*link)->next) {
        struct name *name = *link;
        if (name->number == number && name->thread == thread) {
            struct ring *ring = name->ring;
            *link = name->next;
            free(name);
            forget_if_unnamed(ring);
            return;
        }
    }
}

static void add_name(int number, long thread, struct ring *ring) {
    remove_name(number, thread);
    struct name *name = malloc(sizeof *name);
    if (name != NULL) {
        *name = (struct name){names, number, thread, ring};
        names = name;
    }
}

void ring_created(int fd, const void *parameters) {
    struct ring *ring = calloc(1, sizeof *ring);
    if (ring == NULL) {
        return;
    }
    struct ring_view *view = &ring->view;
    view->setup_flags = u32_at(parameters, PARAMETERS_FLAGS);
    view->head = u32_at(parameters, PARAMETERS_SQ_OFFSETS + OFFSETS_HEAD);
    view->tail = u32_at(parameters, PARAMETERS_SQ_OFFSETS + OFFSETS_TAIL);
    view->mask = u32_at(parameters, PARAMETERS_SQ_OFFSETS + OFFSETS_MASK);
    view->array = u32_at(parameters, PARAMETERS_SQ_OFFSETS + OFFSETS_ARRAY);
    if (view->setup_flags & SETUP_NO_MMAP) {
        view->entries = (uint8_t *)(uintptr_t)u64_at(parameters, PARAMETERS_SQ_USER_ADDRESS);
        view->queue = (const uint8_t *)(uintptr_t)u64_at(parameters, PARAMETERS_CQ_USER_ADDRESS);
    }
    pthread_mutex_lock(&lock);
    ring->next = rings;
    rings = ring;
    add_name(fd, view->setup_flags & SETUP_REGISTERED_FD_ONLY ? syscall(SYS_gettid) : 0, ring);
    pthread_mutex_unlock(&lock);
}

void ring_mapped(int fd, uint64_t offset, void *start) {
    pthread_mutex_lock(&lock);
    struct ring *ring = named(fd, 0);
    if (ring != NULL && offset == MAP_SQ_RING) {
        ring->view.queue = start;
    } else if (ring != NULL && offset == MAP_ENTRIES) {
        ring->view.entries = start;
    }
    pthread_mutex_unlock(&lock);
}

void ring_unmapped(const void *start) {
    pthread_mutex_lock(&lock);
    for (struct ring *ring = rings; ring != NULL; ring = ring->next) {
        if (ring->view.queue == start) {
            ring->view.queue = NULL;
        }
        if (ring->view.entries == start) {
            ring->view.entries = NULL;
        }
    }
    pthread_mutex_unlock(&lock);
}

void ring_closed(int fd) {
    pthread_mutex_lock(&lock);
    remove_name(fd, 0);
    pthread_mutex_unlock(&lock);
}

void ring_index_registered(int fd, uint32_t index) {
    pthread_mutex_lock(&lock);
    struct ring *ring = named(fd, 0);
    if (ring != NULL) {
        add_name((int)index, syscall(SYS_gettid), ring);
    }
    pthread_mutex_unlock(&lock);
}

void ring_index_unregistered(uint32_t index) {
    pthread_mutex_lock(&lock);
    remove_name((int)index, syscall(SYS_gettid));
    pthread_mutex_unlock(&lock);
}

/* Finds a ring of which both the queue and the entries are mapped. */
bool ring_find(int fd, bool registered, struct ring_view *view) {
    pthread_mutex_lock(&lock);
    struct ring *ring = named(fd, registered ? syscall(SYS_gettid) : 0);
    bool mapped = ring != NULL && ring->view.queue != NULL && ring->view.entries != NULL;
    if (mapped) {
        *view = ring->view;
    }
    pthread_mutex_unlock(&lock);
    return mapped;
}
