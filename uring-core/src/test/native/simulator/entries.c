/*
 * Looks at the entries of a submission before the kernel does. An entry that points at enclave memory is turned into a
 * no-operation that completes with EFAULT (kernel 6.10): links, drains and user data behave as if the kernel had refused.
 *
 * Entries of SQPOLL rings are taken by the kernel at any time and are not looked at. Neither are the buffers that a
 * buffer ring holds, nor the payload of driver commands.
 */
#include "simulator.h"

#include <errno.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/epoll.h>

enum { SETUP_SQPOLL = 1 << 1, SETUP_SQE128 = 1 << 10, SETUP_NO_SQARRAY = 1 << 16 };
enum { SQE_FIXED_FILE = 1 << 0, SQE_BUFFER_SELECT = 1 << 5 };
enum { NOP_INJECT_RESULT = 1 };
enum { SEND_VECTORIZED = 1 << 5 };
enum { SOCKET_COMMAND_GETSOCKOPT = 2, SOCKET_COMMAND_SETSOCKOPT = 3 };
enum { TIMEOUT_UPDATE = 1 << 1, LINK_TIMEOUT_UPDATE = 1 << 4, TIMEOUT_IMMEDIATE = 1 << 7 };
enum { IOVEC_SIZE = 16, MSGHDR_SIZE = 56, TIMESPEC_SIZE = 16, STATX_SIZE = 256, SIGINFO_SIZE = 128,
       FUTEX_WAIT_ENTRY_SIZE = 24, ATTRIBUTE_SIZE = 32 };

enum opcode {
    OP_NOP = 0, OP_READV = 1, OP_WRITEV = 2, OP_READ_FIXED = 4, OP_WRITE_FIXED = 5, OP_SENDMSG = 9, OP_RECVMSG = 10,
    OP_TIMEOUT = 11, OP_TIMEOUT_REMOVE = 12, OP_ACCEPT = 13, OP_LINK_TIMEOUT = 15, OP_CONNECT = 16, OP_OPENAT = 18,
    OP_FILES_UPDATE = 20, OP_STATX = 21, OP_READ = 22, OP_WRITE = 23, OP_MADVISE = 25, OP_SEND = 26, OP_RECV = 27,
    OP_OPENAT2 = 28, OP_EPOLL_CTL = 29, OP_PROVIDE_BUFFERS = 31, OP_RENAMEAT = 35, OP_UNLINKAT = 36, OP_MKDIRAT = 37,
    OP_SYMLINKAT = 38, OP_LINKAT = 39, OP_FSETXATTR = 41, OP_SETXATTR = 42, OP_FGETXATTR = 43, OP_GETXATTR = 44,
    OP_URING_CMD = 46, OP_SEND_ZC = 47, OP_SENDMSG_ZC = 48, OP_WAITID = 50, OP_FUTEX_WAIT = 51, OP_FUTEX_WAKE = 52,
    OP_FUTEX_WAITV = 53, OP_BIND = 56, OP_EPOLL_WAIT = 59, OP_READV_FIXED = 60, OP_WRITEV_FIXED = 61, OP_PIPE = 62,
};

struct entry {
    uint8_t opcode, flags;
    uint16_t ioprio;
    int32_t fd;
    uint64_t off, addr;
    uint32_t len, op_flags;
    uint64_t user_data;
    uint16_t buf_index, personality;
    uint32_t file_index;
    uint64_t addr3, attribute_mask;
};
_Static_assert(sizeof(struct entry) == 64, "the kernel's size of an entry");

static atomic_long refused;

static bool iovecs(uint64_t address, uint64_t count) {
    if (!host_contains(address, count * IOVEC_SIZE)) {
        return false;
    }
    for (uint64_t i = 0; address != 0 && i < count; i++) {
        const void *iovec = (const void *)(uintptr_t)(address + i * IOVEC_SIZE);
        if (!host_contains(u64_at(iovec, 0), u64_at(iovec, 8))) {
            return false;
        }
    }
    return true;
}

static bool message(uint64_t address, bool kernel_picks_buffers) {
    if (address == 0 || !host_contains(address, MSGHDR_SIZE)) {
        return address == 0;
    }
    const void *header = (const void *)(uintptr_t)address;
    return kernel_picks_buffers
            || (host_contains(u64_at(header, 0), u32_at(header, 8)) && iovecs(u64_at(header, 16), u64_at(header, 24))
                && host_contains(u64_at(header, 32), u64_at(header, 40)));
}

static bool futexes(uint64_t address, uint64_t count) {
    if (!host_contains(address, count * FUTEX_WAIT_ENTRY_SIZE)) {
        return false;
    }
    for (uint64_t i = 0; address != 0 && i < count; i++) {
        if (!host_contains(u64_at((const void *)(uintptr_t)(address + i * FUTEX_WAIT_ENTRY_SIZE), 8), sizeof(uint32_t))) {
            return false;
        }
    }
    return true;
}

static bool attributes(const struct entry *entry) {
    return entry->attribute_mask == 0 || host_contains(entry->addr3, ATTRIBUTE_SIZE);
}

static bool points_at_host_memory(const struct entry *entry) {
    bool picks = entry->flags & SQE_BUFFER_SELECT;
    switch (entry->opcode) {
        case OP_READ:
            return attributes(entry) && (picks || host_contains(entry->addr, entry->len));
        case OP_WRITE:
        case OP_READ_FIXED:
        case OP_WRITE_FIXED:
            return attributes(entry) && host_contains(entry->addr, entry->len);
        case OP_READV:
            return attributes(entry)
                    && (picks ? host_contains(entry->addr, entry->len * (uint64_t)IOVEC_SIZE) : iovecs(entry->addr, entry->len));
        case OP_WRITEV:
        case OP_READV_FIXED:
        case OP_WRITEV_FIXED:
            return attributes(entry) && iovecs(entry->addr, entry->len);
        case OP_SENDMSG:
        case OP_SENDMSG_ZC:
        case OP_RECVMSG:
            return message(entry->addr, picks);
        case OP_TIMEOUT:
        case OP_LINK_TIMEOUT:
            return (entry->op_flags & TIMEOUT_IMMEDIATE) || host_contains(entry->addr, TIMESPEC_SIZE);
        case OP_TIMEOUT_REMOVE:
            return !(entry->op_flags & (TIMEOUT_UPDATE | LINK_TIMEOUT_UPDATE)) || (entry->op_flags & TIMEOUT_IMMEDIATE)
                    || host_contains(entry->off, TIMESPEC_SIZE);
        case OP_ACCEPT:
            return entry->addr == 0
                    || (host_contains(entry->off, sizeof(uint32_t))
                        && host_contains(entry->addr, entry->off == 0 ? 1 : u32_at((const void *)(uintptr_t)entry->off, 0)));
        case OP_CONNECT:
        case OP_BIND:
            return host_contains(entry->addr, entry->off);
        case OP_OPENAT:
        case OP_UNLINKAT:
        case OP_MKDIRAT:
            return host_contains_string(entry->addr);
        case OP_OPENAT2:
            return host_contains_string(entry->addr) && host_contains(entry->off, entry->len);
        case OP_STATX:
            return host_contains_string(entry->addr) && host_contains(entry->off, STATX_SIZE);
        case OP_RENAMEAT:
        case OP_SYMLINKAT:
        case OP_LINKAT:
            return host_contains_string(entry->addr) && host_contains_string(entry->off);
        case OP_FSETXATTR:
        case OP_FGETXATTR:
            return host_contains_string(entry->addr) && host_contains(entry->off, entry->len);
        case OP_SETXATTR:
        case OP_GETXATTR:
            return host_contains_string(entry->addr) && host_contains(entry->off, entry->len) && host_contains_string(entry->addr3);
        case OP_FILES_UPDATE:
            return host_contains(entry->addr, entry->len * (uint64_t)sizeof(int32_t));
        case OP_MADVISE:
            return host_contains(entry->addr, entry->off != 0 ? entry->off : entry->len);
        case OP_SEND:
        case OP_SEND_ZC:
            return host_contains(entry->off, entry->file_index & 0xffff)
                    && (picks || ((entry->ioprio & SEND_VECTORIZED) ? iovecs(entry->addr, entry->len)
                                                                    : host_contains(entry->addr, entry->len)));
        case OP_RECV:
            return picks || host_contains(entry->addr, entry->len);
        case OP_EPOLL_CTL:
            return host_contains(entry->addr, sizeof(struct epoll_event));
        case OP_EPOLL_WAIT:
            return host_contains(entry->addr, entry->len * sizeof(struct epoll_event));
        case OP_PROVIDE_BUFFERS:
            return host_contains(entry->addr, (uint64_t)entry->len * (uint32_t)entry->fd);
        case OP_URING_CMD: {
            uint32_t command = (uint32_t)entry->off;
            return (command != SOCKET_COMMAND_GETSOCKOPT && command != SOCKET_COMMAND_SETSOCKOPT)
                    || host_contains(entry->addr3, entry->file_index);
        }
        case OP_WAITID:
            return host_contains(entry->off, SIGINFO_SIZE);
        case OP_FUTEX_WAIT:
        case OP_FUTEX_WAKE:
            return host_contains(entry->addr, sizeof(uint32_t));
        case OP_FUTEX_WAITV:
            return futexes(entry->addr, entry->len);
        case OP_PIPE:
            return host_contains(entry->addr, 2 * sizeof(int32_t));
        default:
            return true;
    }
}

static void refuse(struct entry *entry) {
    entry->opcode = OP_NOP;
    entry->flags &= (uint8_t)~(SQE_FIXED_FILE | SQE_BUFFER_SELECT);
    entry->ioprio = 0;
    entry->fd = -1;
    entry->off = 0;
    entry->addr = 0;
    entry->len = (uint32_t)-EFAULT;
    entry->op_flags = NOP_INJECT_RESULT;
    entry->buf_index = 0;
    entry->file_index = 0;
    entry->addr3 = 0;
    entry->attribute_mask = 0;
    atomic_fetch_add(&refused, 1);
}

void entries_check(const struct ring_view *ring, uint32_t to_submit) {
    if (ring->setup_flags & SETUP_SQPOLL) {
        return;
    }
    uint32_t mask = u32_at(ring->queue, ring->mask);
    uint32_t head = u32_at(ring->queue, ring->head);
    uint32_t queued = u32_at(ring->queue, ring->tail) - head;
    size_t stride = ring->setup_flags & SETUP_SQE128 ? 128 : 64;
    for (uint32_t i = 0; i < (to_submit < queued ? to_submit : queued); i++) {
        uint32_t index = (head + i) & mask;
        if (!(ring->setup_flags & SETUP_NO_SQARRAY)) {
            index = u32_at(ring->queue, ring->array + (size_t)index * sizeof(uint32_t));
        }
        if (index > mask) {
            continue;
        }
        struct entry entry;
        memcpy(&entry, ring->entries + index * stride, sizeof entry);
        if (!points_at_host_memory(&entry)) {
            refuse(&entry);
            memcpy(ring->entries + index * stride, &entry, sizeof entry);
        }
    }
}

/* For tests: how many entries were answered with EFAULT. */
EXPORTED int64_t sim_refused_entries(void) {
    return atomic_load(&refused);
}
