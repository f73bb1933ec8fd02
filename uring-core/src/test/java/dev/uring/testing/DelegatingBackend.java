package dev.uring.testing;

import dev.uring.backend.LibcBackend;
import dev.uring.backend.RingBackend;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;

/** The system calls as they are. A test overrides what its kernel shall do differently. */
public class DelegatingBackend implements RingBackend {
    private final RingBackend kernel = new LibcBackend();

    @Override
    public int setup(int entries, MemorySegment params) {
        return kernel.setup(entries, params);
    }

    @Override
    public int enter(int fd, int toSubmit, int minComplete, int flags, long argument, long argumentSize) {
        return kernel.enter(fd, toSubmit, minComplete, flags, argument, argumentSize);
    }

    @Override
    public int register(int fd, int operation, MemorySegment argument, int count) {
        return kernel.register(fd, operation, argument, count);
    }

    @Override
    public long map(int fd, long offset, long size) {
        return kernel.map(fd, offset, size);
    }

    @Override
    public int unmap(long address, long size) {
        return kernel.unmap(address, size);
    }

    @Override
    public int closeDescriptor(int fd) {
        return kernel.closeDescriptor(fd);
    }

    @Override
    public long openPipe() {
        return kernel.openPipe();
    }

    @Override
    public int awaitHangUp(int readEnd, int milliseconds) {
        return kernel.awaitHangUp(readEnd, milliseconds);
    }

    @Override
    public int openEventFd() {
        return kernel.openEventFd();
    }

    @Override
    public int pageSize() {
        return kernel.pageSize();
    }

    @Override
    public SegmentAllocator argumentMemory() {
        return kernel.argumentMemory();
    }

    @Override
    public Arena newKernelArena() {
        return kernel.newKernelArena();
    }

    @Override
    public void close() {
        kernel.close();
    }
}
