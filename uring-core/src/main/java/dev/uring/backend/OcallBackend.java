package dev.uring.backend;

import static java.util.Objects.requireNonNull;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;

/**
 * The system calls of a ring, made through the ocalls of an enclave. For one ring.
 *
 * <p>Besides what {@link RingBackend} says, a call throws {@link IllegalArgumentException}, before anything is called, when its
 * argument points at memory that the host cannot reach; and {@link OcallException} when the crossing itself failed or the
 * host's answer cannot be true.
 *
 * <p>What the ocalls cannot carry: registration operations that answer through their argument or take {@code nr_args} 0, and
 * waiting with an argument in a registered region. The messages name the operation.
 *
 * {@snippet class="dev.uring.snippet.BackendTest" region="ocalls"}
 */
public final class OcallBackend implements RingBackend {
    private static final int REGISTER_USE_REGISTERED_RING = 1 << 31;
    private static final int ENTER_EXT_ARG = 1 << 3;
    private static final int ENTER_EXT_ARG_REG = 1 << 6;

    private static final int PROT_READ_WRITE = 1 | 2;
    private static final int MAP_SHARED = 1;
    private static final int MAP_POPULATE = 0x8000;

    private final Ocalls ocalls;
    private final OcallHostMemory hostMemory;
    private final OcallPointers pointers;
    private final Arena argumentMemory = Arena.ofShared();
    private final OcallFrame frame = new OcallFrame(argumentMemory);

    /** A backend for one ring. */
    public OcallBackend(OcallLibrary library) {
        requireNonNull(library, "library");
        ocalls = library.ocalls();
        hostMemory = library.hostMemory();
        pointers = new OcallPointers(hostMemory);
    }

    @Override
    public int setup(int entries, MemorySegment params) {
        requireNonNull(params, "params");
        pointers.checkSetup(params);
        return ocalls.setup(frame, entries, params.address());
    }

    @Override
    public int enter(int fd, int toSubmit, int minComplete, int flags, long argument, long argumentSize) {
        if (ocalls.crossesBoundary()) {
            if ((flags & ENTER_EXT_ARG_REG) != 0) {
                throw new UnsupportedOperationException("IORING_ENTER_EXT_ARG_REG passes an offset where"
                        + " ocall_io_uring_enter_syscall copies from a pointer; pass the wait argument itself");
            }
            if ((flags & ENTER_EXT_ARG) != 0 && argument != 0) {
                pointers.checkWait(argument, argumentSize);
            }
        }
        return ocalls.enter(frame, fd, toSubmit, minComplete, flags, argument, argumentSize);
    }

    @Override
    public int register(int fd, int operation, MemorySegment argument, int count) {
        requireNonNull(argument, "argument");
        if (argument.address() == 0 || !ocalls.crossesBoundary()) {
            return ocalls.register(frame, fd, operation, argument.address(), count, 0);
        }
        OcallRegisterArgument known = OcallRegisterArgument.of(operation & ~REGISTER_USE_REGISTERED_RING);
        known.checkCanCross(argument, count);
        long elementSize = known.elementSize(count);
        try (Arena arena = Arena.ofConfined()) {
            // What the ocall reads beyond the argument is zeros then, and not whatever follows it in the enclave.
            MemorySegment copy = arena.allocate(elementSize * Math.max(1, Integer.toUnsignedLong(count)), Long.BYTES);
            MemorySegment.copy(argument, 0, copy, 0, known.bytes(count));
            pointers.checkRegister(known, copy, count);
            return ocalls.register(frame, fd, operation, copy.address(), count, elementSize);
        }
    }

    @Override
    public long map(int fd, long offset, long size) {
        long address = ocalls.map(frame, size, PROT_READ_WRITE, MAP_SHARED | MAP_POPULATE, fd, offset);
        if (address < 0 && address >= -OcallFrame.MAX_ERRNO) {
            return address;
        }
        hostMemory.add("u_mmap_ocall", address, size);
        return address;
    }

    @Override
    public int unmap(long address, long size) {
        hostMemory.remove(address);
        return ocalls.unmap(frame, address, size);
    }

    @Override
    public int closeDescriptor(int fd) {
        return ocalls.close(frame, fd);
    }

    @Override
    public RuntimeException implausible(String what) {
        requireNonNull(what, "what");
        return OcallException.implausible("ocall_io_uring_enter_syscall", what);
    }

    @Override
    public SegmentAllocator argumentMemory() {
        return argumentMemory;
    }

    @Override
    public Arena newKernelArena() {
        return new OcallHostArena(hostMemory);
    }

    @Override
    public void close() {
        argumentMemory.close();
    }
}
