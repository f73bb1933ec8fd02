package dev.uring.backend;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import java.lang.foreign.MemorySegment;

/**
 * What the arguments of calls point at. An ocall copies an argument but not what is behind its pointers, so those must lead
 * to host memory. Sizes and offsets are those of {@code <linux/io_uring.h>}.
 */
final class OcallPointers {
    private static final int SETUP_NO_MMAP = 1 << 14;
    private static final int PBUF_RING_MMAP = 1;
    private static final int MEM_REGION_TYPE_USER = 1;

    private static final long PAGE = 4096;
    private static final long IOVEC = 16;
    private static final long BUFFER_RING_ENTRY = 16;
    private static final long REGION_DESCRIPTION = 64;
    private static final long KERNEL_SIGSET = 8;
    private static final long TIMESPEC = 16;

    private final OcallHostMemory memory;

    OcallPointers(OcallHostMemory memory) {
        this.memory = memory;
    }

    /** {@code struct io_uring_params}: the memory of a ring that the application brings along. */
    void checkSetup(MemorySegment params) {
        if ((params.get(JAVA_INT_UNALIGNED, 8) & SETUP_NO_MMAP) != 0) {
            check("io_uring_params.sq_off.user_addr", params.get(JAVA_LONG_UNALIGNED, 72), PAGE);
            check("io_uring_params.cq_off.user_addr", params.get(JAVA_LONG_UNALIGNED, 112), PAGE);
        }
    }

    /** {@code struct io_uring_getevents_arg}. */
    void checkWait(long address, long size) {
        MemorySegment argument = at(address, size);
        check("io_uring_getevents_arg.sigmask", argument.get(JAVA_LONG_UNALIGNED, 0), KERNEL_SIGSET);
        check("io_uring_getevents_arg.ts", argument.get(JAVA_LONG_UNALIGNED, 16), TIMESPEC);
    }

    void checkRegister(OcallRegisterArgument operation, MemorySegment argument, int count) {
        String name = operation.name();
        switch (operation) {
            case IORING_REGISTER_BUFFERS -> checkBases(name + ": iovec", argument, Integer.toUnsignedLong(count));
            case IORING_REGISTER_FILES_UPDATE ->
                check(
                        name + ": io_uring_rsrc_update.data",
                        argument.get(JAVA_LONG_UNALIGNED, 8),
                        Integer.toUnsignedLong(count) * Integer.BYTES);
            case IORING_REGISTER_FILES2 -> checkTable(name, argument, 0, 16, 24, Integer.BYTES);
            case IORING_REGISTER_BUFFERS2 -> checkTable(name, argument, 0, 16, 24, IOVEC);
            case IORING_REGISTER_FILES_UPDATE2 -> checkTable(name, argument, 24, 8, 16, Integer.BYTES);
            case IORING_REGISTER_BUFFERS_UPDATE -> checkTable(name, argument, 24, 8, 16, IOVEC);
            case IORING_REGISTER_PBUF_RING -> checkBufferRing(name, argument);
            case IORING_REGISTER_MEM_REGION -> checkRegion(name, argument);
            default -> {}
        }
    }

    /** {@code struct io_uring_rsrc_register} and {@code struct io_uring_rsrc_update2}: descriptors or iovecs, and tags. */
    private void checkTable(String name, MemorySegment argument, long nr, long data, long tags, long elementSize) {
        long count = Integer.toUnsignedLong(argument.get(JAVA_INT_UNALIGNED, nr));
        long elements = argument.get(JAVA_LONG_UNALIGNED, data);
        check(name + ": data", elements, count * elementSize);
        check(name + ": tags", argument.get(JAVA_LONG_UNALIGNED, tags), count * Long.BYTES);
        if (elementSize == IOVEC && elements != 0) {
            checkBases(name + ": data", at(elements, count * IOVEC), count);
        }
    }

    private void checkBases(String array, MemorySegment iovecs, long count) {
        for (long i = 0; i < count; i++) {
            check(
                    array + "[" + i + "].iov_base",
                    iovecs.get(JAVA_LONG_UNALIGNED, i * IOVEC),
                    iovecs.get(JAVA_LONG_UNALIGNED, i * IOVEC + Long.BYTES));
        }
    }

    /** {@code struct io_uring_buf_reg}. */
    private void checkBufferRing(String name, MemorySegment argument) {
        if ((argument.get(JAVA_SHORT_UNALIGNED, 14) & PBUF_RING_MMAP) == 0) {
            check(
                    name + ": io_uring_buf_reg.ring_addr",
                    argument.get(JAVA_LONG_UNALIGNED, 0),
                    Integer.toUnsignedLong(argument.get(JAVA_INT_UNALIGNED, 8)) * BUFFER_RING_ENTRY);
        }
    }

    /** {@code struct io_uring_mem_region_reg} and the {@code struct io_uring_region_desc} behind it. */
    private void checkRegion(String name, MemorySegment argument) {
        long description = argument.get(JAVA_LONG_UNALIGNED, 0);
        check(name + ": io_uring_mem_region_reg.region_uptr", description, REGION_DESCRIPTION);
        if (description != 0) {
            MemorySegment region = at(description, REGION_DESCRIPTION);
            if ((region.get(JAVA_INT_UNALIGNED, 16) & MEM_REGION_TYPE_USER) != 0) {
                check(
                        name + ": io_uring_region_desc.user_addr",
                        region.get(JAVA_LONG_UNALIGNED, 0),
                        region.get(JAVA_LONG_UNALIGNED, 8));
            }
        }
    }

    private void check(String field, long address, long size) {
        if (!memory.contains(address, size)) {
            throw new IllegalArgumentException(field + " 0x" + Long.toHexString(address) + " (" + size
                    + " bytes) is not host memory, so nothing outside the enclave can reach it;"
                    + " allocate it in a kernel arena of the backend");
        }
    }

    @SuppressWarnings("restricted") // only after the range was found in host memory, or is an argument of the ring
    private static MemorySegment at(long address, long size) {
        return MemorySegment.ofAddress(address).reinterpret(size);
    }
}
