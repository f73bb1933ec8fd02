package dev.uring.internal.call;

import static dev.uring.kernel.RegisterOp.IORING_REGISTER_BUFFERS;
import static dev.uring.kernel.RegisterOp.IORING_REGISTER_BUFFERS2;
import static dev.uring.kernel.RegisterOp.IORING_REGISTER_BUFFERS_UPDATE;
import static dev.uring.kernel.RegisterOp.IORING_REGISTER_FILES2;
import static dev.uring.kernel.RegisterOp.IORING_REGISTER_FILES_UPDATE;
import static dev.uring.kernel.RegisterOp.IORING_REGISTER_FILES_UPDATE2;
import static dev.uring.kernel.RegisterOp.IORING_REGISTER_MEM_REGION;
import static dev.uring.kernel.RegisterOp.IORING_REGISTER_PBUF_RING;
import static dev.uring.kernel.RegisterOp.IORING_REGISTER_QUERY;
import static dev.uring.kernel.RegisterOp.IORING_REGISTER_RESIZE_RINGS;
import static dev.uring.kernel.RegisterOp.IORING_REGISTER_ZCRX_CTRL;
import static dev.uring.kernel.RegisterOp.IORING_REGISTER_ZCRX_IFQ;
import static dev.uring.kernel.RegisterOp.IORING_UNREGISTER_RING_FDS;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import dev.uring.kernel.RegisterOp;
import dev.uring.struct.IoUringBufReg;
import dev.uring.struct.IoUringMemRegionReg;
import dev.uring.struct.IoUringQueryHdr;
import dev.uring.struct.IoUringRsrcRegister;
import dev.uring.struct.IoUringRsrcUpdate;
import dev.uring.struct.IoUringRsrcUpdate2;
import dev.uring.struct.IoUringZcrxIfqReg;
import dev.uring.struct.Iovec;
import java.lang.foreign.MemorySegment;

/**
 * What a registration call of the user's own may point at. The backend checks the argument itself; here it is the memory
 * behind the pointers in it, which must be what {@link Registrations#nested(long)} gave.
 */
final class RegisterCheck {
    private static final int LAST_KNOWN = IORING_REGISTER_ZCRX_CTRL;
    private static final String UNSAFE = ", or use tryCallUnsafe";

    private final int operation;
    private final MemorySegment argument;
    private final int count;
    private final MemorySegment nested;

    private RegisterCheck(int operation, MemorySegment argument, int count, MemorySegment nested) {
        this.operation = operation;
        this.argument = argument;
        this.count = count;
        this.nested = nested;
    }

    /**
     * Refuses what lets the kernel use memory that was not given to it, or change the ring behind the library's back.
     *
     * @throws IllegalArgumentException naming the operation and what is wrong
     * @throws IllegalStateException when the arena of the argument is closed
     */
    static void check(int operation, MemorySegment argument, int count, MemorySegment nested) {
        new RegisterCheck(operation, argument, count, nested).check();
    }

    private void check() {
        if (operation < 0 || operation > LAST_KNOWN && argument.address() != 0) {
            throw refused("the size of what it reads and writes is not known: use tryCallUnsafe");
        }
        if (operation == IORING_REGISTER_RESIZE_RINGS) {
            throw refused("the ring must learn where its queues are: use IoUring.resize" + UNSAFE);
        }
        if (operation == IORING_UNREGISTER_RING_FDS) {
            throw refused("it may take away the index that this ring is named by: use tryCallUnsafe");
        }
        if (!argument.isNative()) {
            throw refused("the argument is on the heap, where the kernel cannot reach it");
        }
        if (!argument.scope().isAlive()) {
            throw new IllegalStateException(RegisterOp.name(operation) + ": the arena of the argument is closed");
        }
        if (argument.address() != 0) {
            checkPointers();
        }
    }

    private void checkPointers() {
        switch (operation) {
            case IORING_REGISTER_BUFFERS -> checkBuffers(argument, Integer.toUnsignedLong(count));
            case IORING_REGISTER_FILES_UPDATE ->
                checkNested("data", pointer(IoUringRsrcUpdate.DATA_OFFSET), elements(count, Integer.BYTES));
            case IORING_REGISTER_FILES2 -> checkTable(Integer.BYTES);
            case IORING_REGISTER_FILES_UPDATE2 -> checkUpdate(Integer.BYTES);
            case IORING_REGISTER_BUFFERS2 -> checkTable(Iovec.SIZE);
            case IORING_REGISTER_BUFFERS_UPDATE -> checkUpdate(Iovec.SIZE);
            case IORING_REGISTER_PBUF_RING -> checkKept("ring_addr", pointer(IoUringBufReg.RING_ADDR_OFFSET));
            case IORING_REGISTER_MEM_REGION ->
                checkKept("region_uptr", pointer(IoUringMemRegionReg.REGION_UPTR_OFFSET));
            case IORING_REGISTER_ZCRX_IFQ -> {
                checkKept("area_ptr", pointer(IoUringZcrxIfqReg.AREA_PTR_OFFSET));
                checkKept("region_ptr", pointer(IoUringZcrxIfqReg.REGION_PTR_OFFSET));
            }
            case IORING_REGISTER_QUERY -> {
                checkKept("next_entry", pointer(IoUringQueryHdr.NEXT_ENTRY_OFFSET));
                checkNested(
                        "query_data",
                        pointer(IoUringQueryHdr.QUERY_DATA_OFFSET),
                        elements(number(IoUringQueryHdr.SIZE_OFFSET), 1));
            }
            default -> {}
        }
    }

    private void checkTable(long elementSize) {
        checkElements(
                number(IoUringRsrcRegister.NR_OFFSET),
                elementSize,
                pointer(IoUringRsrcRegister.DATA_OFFSET),
                pointer(IoUringRsrcRegister.TAGS_OFFSET));
    }

    private void checkUpdate(long elementSize) {
        checkElements(
                number(IoUringRsrcUpdate2.NR_OFFSET),
                elementSize,
                pointer(IoUringRsrcUpdate2.DATA_OFFSET),
                pointer(IoUringRsrcUpdate2.TAGS_OFFSET));
    }

    private void checkElements(int number, long elementSize, long data, long tags) {
        checkNested("data", data, elements(number, elementSize));
        checkNested("tags", tags, elements(number, Long.BYTES));
        if (elementSize == Iovec.SIZE && data != 0) {
            checkBuffers(nested.asSlice(data - nested.address()), Integer.toUnsignedLong(number));
        }
    }

    private void checkBuffers(MemorySegment iovecs, long number) {
        for (long i = 0; i < Math.min(number, iovecs.byteSize() / Iovec.SIZE); i++) {
            checkKept("iov_base", iovecs.get(JAVA_LONG_UNALIGNED, i * Iovec.SIZE + Iovec.IOV_BASE_OFFSET));
        }
    }

    private void checkNested(String member, long address, long bytes) {
        long offset = address - nested.address();
        if (address != 0 && (offset < 0 || offset > nested.byteSize() - bytes)) {
            throw refused(member + " 0x" + Long.toHexString(address) + " (" + bytes
                    + " bytes) is not in the memory that nested(...) gave last: put it there" + UNSAFE);
        }
    }

    /** Memory that the kernel uses beyond the call is not this ring's to look after. */
    private void checkKept(String member, long address) {
        if (address != 0) {
            throw refused(member + " names memory that the kernel uses for longer than the call: use the objects of"
                    + " dev.uring.register" + UNSAFE);
        }
    }

    /** A pointer in the argument; none when the argument ends before, which the backend refuses. */
    private long pointer(long offset) {
        return offset + Long.BYTES > argument.byteSize() ? 0 : argument.get(JAVA_LONG_UNALIGNED, offset);
    }

    private int number(long offset) {
        return offset + Integer.BYTES > argument.byteSize() ? 0 : argument.get(JAVA_INT_UNALIGNED, offset);
    }

    private static long elements(int number, long size) {
        return Integer.toUnsignedLong(number) * size;
    }

    private IllegalArgumentException refused(String why) {
        return new IllegalArgumentException(RegisterOp.name(operation) + ": " + why);
    }
}
