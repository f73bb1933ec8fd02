/*
 * The ocalls copy the direct arguments of setup, register and enter, and nothing that those point at. Here is what they
 * point at, so that a nested pointer into enclave memory is answered with EFAULT instead of being followed.
 */
#include "simulator.h"

enum { SETUP_NO_MMAP = 1 << 14 };
enum { ENTER_EXT_ARG = 1 << 3, ENTER_EXT_ARG_REG = 1 << 6 };
enum {
    REGISTER_BUFFERS = 0,
    REGISTER_FILES_UPDATE = 6,
    REGISTER_FILES2 = 13,
    REGISTER_FILES_UPDATE2 = 14,
    REGISTER_BUFFERS2 = 15,
    REGISTER_BUFFERS_UPDATE = 16,
    REGISTER_PBUF_RING = 22,
    REGISTER_MEM_REGION = 34,
    PBUF_RING_MMAP = 1,
    MEM_REGION_TYPE_USER = 1,
};
enum { IOVEC_SIZE = 16, BUFFER_RING_ENTRY_SIZE = 16, REGION_DESCRIPTION_SIZE = 64, KERNEL_SIGSET_SIZE = 8, TIMESPEC_SIZE = 16 };

bool setup_pointers_in_host_memory(const void *parameters) {
    enum { FLAGS = 8, SQ_USER_ADDRESS = 72, CQ_USER_ADDRESS = 112 };
    return !(u32_at(parameters, FLAGS) & SETUP_NO_MMAP)
            || (host_contains(u64_at(parameters, SQ_USER_ADDRESS), 1) && host_contains(u64_at(parameters, CQ_USER_ADDRESS), 1));
}

static bool bases_in_host_memory(const void *iovecs, uint64_t count) {
    for (uint64_t i = 0; i < count; i++) {
        const uint8_t *iovec = (const uint8_t *)iovecs + i * IOVEC_SIZE;
        if (!host_contains(u64_at(iovec, 0), u64_at(iovec, 8))) {
            return false;
        }
    }
    return true;
}

/* data: file descriptors or iovecs; tags: 64-bit values. */
static bool table_in_host_memory(uint64_t data, uint64_t tags, uint64_t count, bool buffers) {
    return host_contains(tags, count * sizeof(uint64_t))
            && host_contains(data, count * (buffers ? IOVEC_SIZE : sizeof(int32_t)))
            && (!buffers || data == 0 || bases_in_host_memory((const void *)(uintptr_t)data, count));
}

bool register_pointers_in_host_memory(unsigned operation, const void *argument, uint64_t count) {
    if (argument == NULL) {
        return true;
    }
    switch (operation) {
        case REGISTER_BUFFERS:
            return bases_in_host_memory(argument, count);
        case REGISTER_FILES_UPDATE:
            return host_contains(u64_at(argument, 8), count * sizeof(int32_t));
        case REGISTER_FILES2:
        case REGISTER_BUFFERS2:
            return table_in_host_memory(u64_at(argument, 16), u64_at(argument, 24), u32_at(argument, 0),
                                        operation == REGISTER_BUFFERS2);
        case REGISTER_FILES_UPDATE2:
        case REGISTER_BUFFERS_UPDATE:
            return table_in_host_memory(u64_at(argument, 8), u64_at(argument, 16), u32_at(argument, 24),
                                        operation == REGISTER_BUFFERS_UPDATE);
        case REGISTER_PBUF_RING:
            return (u16_at(argument, 14) & PBUF_RING_MMAP)
                    || host_contains(u64_at(argument, 0), (uint64_t)u32_at(argument, 8) * BUFFER_RING_ENTRY_SIZE);
        case REGISTER_MEM_REGION: {
            uint64_t description = u64_at(argument, 0);
            if (!host_contains(description, REGION_DESCRIPTION_SIZE)) {
                return false;
            }
            const void *region = (const void *)(uintptr_t)description;
            return region == NULL || !(u32_at(region, 16) & MEM_REGION_TYPE_USER)
                    || host_contains(u64_at(region, 0), u64_at(region, 8));
        }
        default:
            return true;
    }
}

bool enter_pointers_in_host_memory(unsigned flags, const void *argument) {
    if (argument == NULL || !(flags & ENTER_EXT_ARG) || (flags & ENTER_EXT_ARG_REG)) {
        return true;
    }
    return host_contains(u64_at(argument, 0), KERNEL_SIGSET_SIZE) && host_contains(u64_at(argument, 16), TIMESPEC_SIZE);
}
