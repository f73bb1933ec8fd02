/** How a ring reaches the kernel: directly through libc, or through the calls of an enclave. */
package dev.uring.backend;
