/*
 * The ocalls as the host program links them: the same names as on the trusted side, without a status and without a pointer to
 * the result. Each is the system call itself.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#pragma GCC visibility push(default)

int ocall_io_uring_setup_syscall(long syscall_code, long entries, void *p, long p_size) {
    (void)p_size;
    return (int)syscall(syscall_code, entries, p);
}

int ocall_io_uring_register_syscall(long syscall_code, long fd, long opcode, const void *arg, long nr_args, long arg_size) {
    (void)arg_size;
    return (int)syscall(syscall_code, fd, opcode, arg, nr_args);
}

int ocall_io_uring_enter_syscall(long syscall_code, long fd, long to_submit, long min_complete, long flags, const void *sig,
                                 long sig_size) {
    return (int)syscall(syscall_code, fd, to_submit, min_complete, flags, sig, sig_size);
}

void *u_mmap_ocall(int *error, void *start, size_t len, int prot, int flags, int fd, int64_t offset) {
    void *mapped = mmap(start, len, prot, flags, fd, offset);
    *error = mapped == MAP_FAILED ? errno : 0;
    return mapped;
}

int u_munmap_ocall(int *error, void *start, size_t len) {
    int result = munmap(start, len);
    *error = result < 0 ? errno : 0;
    return result;
}

int u_close_ocall(int *error, int fd) {
    int result = close(fd);
    *error = result < 0 ? errno : 0;
    return result;
}

void *u_malloc_ocall(int *error, size_t n) {
    void *memory = malloc(n);
    *error = memory == NULL ? errno : 0;
    return memory;
}

void u_free_ocall(void *p) {
    free(p);
}
