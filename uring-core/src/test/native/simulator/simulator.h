/*
 * A host for the enclave backend's tests: it exports the ocalls as the trusted side sees them and treats its caller as an
 * enclave. Memory that came from u_mmap_ocall or u_malloc_ocall is host memory, everything else is enclave memory.
 *
 * What a real enclave boundary does and plain system calls do not is done here: arguments are copied out and back by the
 * declared sizes only, an argument that lies in host memory is refused, and the kernel never sees enclave memory.
 */
#ifndef SIMULATOR_H
#define SIMULATOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef uint32_t sgx_status_t;

enum { SGX_SUCCESS = 0, SGX_ERROR_INVALID_PARAMETER = 2, SGX_ERROR_OUT_OF_MEMORY = 3 };

/* The build hides everything except what the tests and the backend look up. */
#define EXPORTED __attribute__((visibility("default")))

/* The ocalls, for counting and for faults; the numbers are known to the Java side of the tests. */
enum ocall { OCALL_SETUP, OCALL_REGISTER, OCALL_ENTER, OCALL_THREAD, OCALL_MMAP, OCALL_MUNMAP, OCALL_CLOSE, OCALL_MALLOC, OCALLS };

/* faults.c: what the next ocall of a kind answers instead of doing its work. */
struct fault {
    bool armed;
    bool lasting;
    sgx_status_t status;
    int64_t result;
    int error;
};
struct fault fault_take(enum ocall ocall);

/* Overwrites fields of the parameters that the next setup copies back. */
void fault_corrupt_parameters(void *parameters, size_t size);

/* host_memory.c: the ranges that the host may touch. */
bool host_add(const void *start, size_t length);
bool host_remove(const void *start, size_t *length);
bool host_contains(uint64_t address, uint64_t length);
bool host_overlaps(uint64_t address, uint64_t length);
bool host_contains_string(uint64_t address);

/* rings.c: what is known of the rings, to find the entries that a submission hands over. */
struct ring_view {
    const uint8_t *queue;
    uint8_t *entries;
    uint32_t setup_flags;
    uint32_t head, tail, mask, array;
};
void ring_created(int fd, const void *parameters);
void ring_mapped(int fd, uint64_t offset, void *start);
void ring_unmapped(const void *start);
void ring_closed(int fd);
void ring_index_registered(int fd, uint32_t index);
void ring_index_unregistered(uint32_t index);
bool ring_find(int fd, bool registered, struct ring_view *view);

/* entries.c: replaces submitted entries that point at enclave memory. */
void entries_check(const struct ring_view *ring, uint32_t to_submit);

/* arguments.c: pointers inside the arguments of setup, register and enter. */
bool setup_pointers_in_host_memory(const void *parameters);
bool register_pointers_in_host_memory(unsigned operation, const void *argument, uint64_t count);
bool enter_pointers_in_host_memory(unsigned flags, const void *argument);

/* crossed.c: the argument of the last registration. */
void crossed_keep(const void *copy, size_t size);

static inline uint16_t u16_at(const void *base, size_t offset) {
    uint16_t value;
    __builtin_memcpy(&value, (const uint8_t *)base + offset, sizeof value);
    return value;
}

static inline uint32_t u32_at(const void *base, size_t offset) {
    uint32_t value;
    __builtin_memcpy(&value, (const uint8_t *)base + offset, sizeof value);
    return value;
}

static inline uint64_t u64_at(const void *base, size_t offset) {
    uint64_t value;
    __builtin_memcpy(&value, (const uint8_t *)base + offset, sizeof value);
    return value;
}

#endif
