package dev.uring.backend;

/**
 * The ocalls of one library. Calls return what the host's system call returned, and {@code -errno} instead of -1. Pointers
 * are plain addresses: the caller keeps alive what they point at.
 */
interface Ocalls {
    /** {@code struct io_uring_params}. */
    long PARAMS_SIZE = 120;

    int setup(OcallFrame frame, int entries, long params);

    int register(OcallFrame frame, int fd, int operation, long argument, int count, long elementSize);

    int enter(OcallFrame frame, int fd, int toSubmit, int minComplete, int flags, long argument, long argumentSize);

    long map(OcallFrame frame, long size, int protection, int flags, int fd, long offset);

    int unmap(OcallFrame frame, long address, long size);

    int close(OcallFrame frame, int fd);

    long allocate(OcallFrame frame, long size);

    void free(long address);

    /** Whether there is a boundary: arguments are copied by their declared size, and the host cannot reach the rest. */
    boolean crossesBoundary();

    /** Whether the library can tell host memory from enclave memory. */
    boolean knowsHostMemory();

    /** Whether the host can reach all these bytes; asked only when the library can tell. */
    boolean isHostMemory(long address, long size);
}
