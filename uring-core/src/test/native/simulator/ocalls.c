/*
 * The ocalls with the prototypes of the trusted side. What the SGX SDK generates for "[in]" and "[in, out]" is written out:
 * a pointer must lie in the enclave, exactly the declared bytes cross, and the host's copy is gone after the call.
 */
#define _GNU_SOURCE
#include "simulator.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { ENTER_REGISTERED_RING = 1 << 4 };
enum { REGISTER_RING_FDS = 20, UNREGISTER_RING_FDS = 21, RESOURCE_UPDATE_SIZE = 16 };

static sgx_status_t copy_in(const void *argument, size_t size, void **copy) {
    *copy = NULL;
    if (argument == NULL) {
        return SGX_SUCCESS;
    }
    if (host_overlaps((uint64_t)(uintptr_t)argument, size)) {
        return SGX_ERROR_INVALID_PARAMETER;
    }
    *copy = malloc(size == 0 ? 1 : size);
    if (*copy == NULL) {
        return SGX_ERROR_OUT_OF_MEMORY;
    }
    memcpy(*copy, argument, size);
    return SGX_SUCCESS;
}

/* Spoils the copy, so that nobody gets away with relying on it after the call. */
static void discard(void *copy, size_t size) {
    if (copy != NULL) {
        memset(copy, 0xa5, size);
        free(copy);
    }
}

static sgx_status_t answer(const struct fault *fault, int *ret) {
    if (fault->status == SGX_SUCCESS) {
        *ret = (int)fault->result;
        errno = fault->error;
    }
    return fault->status;
}

EXPORTED sgx_status_t ocall_io_uring_setup_syscall(int *ret, long syscall_code, long entries, void *p, long p_size) {
    struct fault fault = fault_take(OCALL_SETUP);
    if (fault.armed) {
        return answer(&fault, ret);
    }
    void *copy;
    sgx_status_t status = copy_in(p, (size_t)p_size, &copy);
    if (status != SGX_SUCCESS) {
        return status;
    }
    int fd = -1;
    int error = EFAULT;
    if (copy == NULL || setup_pointers_in_host_memory(copy)) {
        fd = (int)syscall(syscall_code, entries, copy);
        error = errno;
    }
    if (fd >= 0) {
        ring_created(fd, copy);
        fault_corrupt_parameters(copy, (size_t)p_size);
    }
    if (copy != NULL) {
        memcpy(p, copy, (size_t)p_size);
        discard(copy, (size_t)p_size);
    }
    *ret = fd;
    errno = error;
    return SGX_SUCCESS;
}

static void follow_ring_indices(unsigned operation, const uint8_t *updates, int done) {
    for (int i = 0; i < done; i++) {
        uint32_t index = u32_at(updates + i * RESOURCE_UPDATE_SIZE, 0);
        if (operation == REGISTER_RING_FDS) {
            ring_index_registered((int)u64_at(updates + i * RESOURCE_UPDATE_SIZE, 8), index);
        } else if (operation == UNREGISTER_RING_FDS) {
            ring_index_unregistered(index);
        }
    }
}

EXPORTED sgx_status_t ocall_io_uring_register_syscall(int *ret, long syscall_code, long fd, long opcode, const void *arg,
                                                      long nr_args, long arg_size) {
    struct fault fault = fault_take(OCALL_REGISTER);
    if (fault.armed) {
        return answer(&fault, ret);
    }
    size_t size;
    if (__builtin_mul_overflow((size_t)nr_args, (size_t)arg_size, &size)) {
        return SGX_ERROR_INVALID_PARAMETER;
    }
    void *copy;
    sgx_status_t status = copy_in(arg, size, &copy);
    if (status != SGX_SUCCESS) {
        return status;
    }
    crossed_keep(copy, size);
    unsigned operation = (unsigned)opcode & 0x7fffffff;
    int result = -1;
    int error = EFAULT;
    if (register_pointers_in_host_memory(operation, copy, (uint64_t)nr_args)) {
        result = (int)syscall(syscall_code, fd, opcode, copy, nr_args);
        error = errno;
    }
    if (copy != NULL) {
        follow_ring_indices(operation, copy, result);
    }
    discard(copy, size);
    *ret = result;
    errno = error;
    return SGX_SUCCESS;
}

EXPORTED sgx_status_t ocall_io_uring_enter_syscall(int *ret, long syscall_code, long fd, long to_submit, long min_complete,
                                                   long flags, const void *sig, long sig_size) {
    struct fault fault = fault_take(OCALL_ENTER);
    if (fault.armed) {
        return answer(&fault, ret);
    }
    void *copy;
    sgx_status_t status = copy_in(sig, (size_t)sig_size, &copy);
    if (status != SGX_SUCCESS) {
        return status;
    }
    struct ring_view ring;
    if (ring_find((int)fd, flags & ENTER_REGISTERED_RING, &ring)) {
        entries_check(&ring, (uint32_t)to_submit);
    }
    int result = -1;
    int error = EFAULT;
    if (enter_pointers_in_host_memory((unsigned)flags, copy)) {
        result = (int)syscall(syscall_code, fd, to_submit, min_complete, flags, copy, sig_size);
        error = errno;
    }
    discard(copy, (size_t)sig_size);
    *ret = result;
    errno = error;
    return SGX_SUCCESS;
}

/* Starts nothing: the thread of the original could not be stopped. The tests count the calls, which must stay at none. */
EXPORTED sgx_status_t ocall_start_enter_syscall_thread(long syscall_code, long fd, long to_submit, long min_complete, long flags,
                                                       const void *sig, long sig_size) {
    (void)syscall_code, (void)fd, (void)to_submit, (void)min_complete, (void)flags, (void)sig, (void)sig_size;
    return fault_take(OCALL_THREAD).status;
}

EXPORTED sgx_status_t u_mmap_ocall(void **ret, int *error, void *start, size_t len, int prot, int flags, int fd, int64_t offset) {
    struct fault fault = fault_take(OCALL_MMAP);
    if (fault.armed) {
        if (fault.status == SGX_SUCCESS) {
            *ret = (void *)(intptr_t)fault.result;
            *error = fault.error;
        }
        return fault.status;
    }
    void *mapped = mmap(start, len, prot, flags, fd, offset);
    *error = errno;
    if (mapped != MAP_FAILED) {
        *error = 0;
        host_add(mapped, len);
        ring_mapped(fd, (uint64_t)offset, mapped);
    }
    *ret = mapped;
    return SGX_SUCCESS;
}

EXPORTED sgx_status_t u_munmap_ocall(int *ret, int *error, void *start, size_t len) {
    struct fault fault = fault_take(OCALL_MUNMAP);
    size_t mapped;
    if (fault.armed) {
        *error = fault.error;
        return answer(&fault, ret);
    }
    if (!host_remove(start, &mapped)) {
        *ret = -1;
        *error = EINVAL;
        return SGX_SUCCESS;
    }
    ring_unmapped(start);
    *ret = munmap(start, len);
    *error = *ret == 0 ? 0 : errno;
    return SGX_SUCCESS;
}

EXPORTED sgx_status_t u_close_ocall(int *ret, int *error, int fd) {
    struct fault fault = fault_take(OCALL_CLOSE);
    if (fault.armed) {
        *error = fault.error;
        return answer(&fault, ret);
    }
    ring_closed(fd);
    *ret = close(fd);
    *error = *ret == 0 ? 0 : errno;
    return SGX_SUCCESS;
}

EXPORTED sgx_status_t u_malloc_ocall(void **ret, int *error, size_t n) {
    struct fault fault = fault_take(OCALL_MALLOC);
    if (fault.armed) {
        if (fault.status == SGX_SUCCESS) {
            *ret = (void *)(intptr_t)fault.result;
            *error = fault.error;
        }
        return fault.status;
    }
    *ret = malloc(n);
    *error = *ret == NULL ? errno : 0;
    if (*ret != NULL) {
        host_add(*ret, n);
    }
    return SGX_SUCCESS;
}

/* Memory that this host never gave out is left alone, like freeing NULL. */
EXPORTED sgx_status_t u_free_ocall(void *p) {
    size_t length;
    if (host_remove(p, &length)) {
        memset(p, 0xa5, length);
        free(p);
    }
    return SGX_SUCCESS;
}
