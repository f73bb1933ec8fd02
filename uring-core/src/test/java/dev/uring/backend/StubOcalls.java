package dev.uring.backend;

/** A host whose {@code malloc} answers what a test says, behind a library that cannot tell host memory from enclave memory. */
final class StubOcalls implements Ocalls {
    long nextAddress;
    int frees;

    @Override
    public long allocate(OcallFrame frame, long size) {
        return nextAddress;
    }

    @Override
    public void free(long address) {
        frees++;
    }

    @Override
    public boolean crossesBoundary() {
        return true;
    }

    @Override
    public boolean knowsHostMemory() {
        return false;
    }

    @Override
    public boolean isHostMemory(long address, long size) {
        throw new AssertionError("the library cannot tell");
    }

    @Override
    public int setup(OcallFrame frame, int entries, long params) {
        throw new AssertionError();
    }

    @Override
    public int register(OcallFrame frame, int fd, int operation, long argument, int count, long elementSize) {
        throw new AssertionError();
    }

    @Override
    public int enter(
            OcallFrame frame, int fd, int toSubmit, int minComplete, int flags, long argument, long argumentSize) {
        throw new AssertionError();
    }

    @Override
    public long map(OcallFrame frame, long size, int protection, int flags, int fd, long offset) {
        throw new AssertionError();
    }

    @Override
    public int unmap(OcallFrame frame, long address, long size) {
        throw new AssertionError();
    }

    @Override
    public int close(OcallFrame frame, int fd) {
        throw new AssertionError();
    }
}
