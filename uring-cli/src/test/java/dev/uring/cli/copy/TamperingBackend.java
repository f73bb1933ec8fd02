package dev.uring.cli.copy;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.uring.backend.LibcBackend;
import dev.uring.backend.RingBackend;
import dev.uring.struct.IoUringParams;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.util.function.Consumer;

/** The real kernel, but every entry passes through other hands on its way there. */
@SuppressWarnings("restricted")
final class TamperingBackend implements RingBackend {
    private static final long IORING_OFF_SQES = 0x1000_0000L;
    private static final int ENTRY_SIZE = 64;

    private final RingBackend kernel = new LibcBackend();
    private final Consumer<Entry> hands;
    private MemorySegment entries;
    private int mask;
    private int submitted;

    TamperingBackend(Consumer<Entry> hands) {
        this.hands = hands;
    }

    @Override
    public int setup(int count, MemorySegment params) {
        int result = kernel.setup(count, params);
        mask = IoUringParams.sqEntries(params) - 1;
        return result;
    }

    @Override
    public long map(int fd, long offset, long size) {
        long address = kernel.map(fd, offset, size);
        if (offset == IORING_OFF_SQES) {
            entries = MemorySegment.ofAddress(address).reinterpret(size);
        }
        return address;
    }

    @Override
    public int enter(int fd, int toSubmit, int minComplete, int flags, long argument, long argumentSize) {
        for (int i = 0; i < toSubmit; i++) {
            hands.accept(new Entry(entries.asSlice((long) ((submitted + i) & mask) * ENTRY_SIZE, ENTRY_SIZE)));
        }
        int taken = kernel.enter(fd, toSubmit, minComplete, flags, argument, argumentSize);
        submitted += Math.max(0, taken);
        return taken;
    }

    @Override
    public int register(int fd, int operation, MemorySegment argument, int count) {
        return kernel.register(fd, operation, argument, count);
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

    /** An entry that the kernel has not seen yet. */
    record Entry(MemorySegment bytes) {
        int opcode() {
            return Byte.toUnsignedInt(bytes.get(JAVA_BYTE, 0));
        }

        void descriptor(int descriptor) {
            bytes.set(JAVA_INT, 4, descriptor);
        }

        int length() {
            return bytes.get(JAVA_INT, 24);
        }

        void length(int length) {
            bytes.set(JAVA_INT, 24, length);
        }
    }
}
