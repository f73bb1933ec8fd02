package dev.uring;

import static dev.uring.kernel.MemoryRegionFlags.IORING_MEM_REGION_REG_WAIT_ARG;
import static dev.uring.kernel.MemoryRegionFlags.IORING_MEM_REGION_TYPE_USER;
import static dev.uring.kernel.RegisterOp.IORING_REGISTER_MEM_REGION;

import dev.uring.struct.IoUringMemRegionReg;
import dev.uring.struct.IoUringRegWait;
import dev.uring.struct.IoUringRegionDesc;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Objects;

/**
 * Memory shared with the kernel that holds conditions for waiting, opened with {@link IoUringBuilder#waitRegion}. It
 * lives as long as its ring, and belongs to the ring's owner. Kernel 6.13.
 *
 * <p>See {@code io_uring_register_region(3)}.
 *
 * {@snippet class="dev.uring.snippet.WaitTest" region="region"}
 */
public final class WaitRegion {
    private final WaitSlot[] slots;

    private WaitRegion(MemorySegment region, MemorySegment masks, int count) {
        slots = new WaitSlot[count];
        for (int i = 0; i < count; i++) {
            long offset = i * IoUringRegWait.SIZE;
            MemorySegment mask =
                    masks.asSlice((long) i * WaitArgument.KERNEL_SIGSET_SIZE, WaitArgument.KERNEL_SIGSET_SIZE);
            slots[i] = new WaitSlot(this, region.asSlice(offset, IoUringRegWait.SIZE), mask, offset);
        }
    }

    /** Registers memory with a ring that is still disabled. */
    static WaitRegion register(Registrar registrar, int count, int pageSize) throws UringException {
        Arena arena = registrar.newKernelArena();
        registrar.afterClose(arena::close);
        long size = RingLayout.alignUp(count * IoUringRegWait.SIZE, pageSize);
        MemorySegment region = arena.allocate(size, pageSize);
        MemorySegment description = IoUringRegionDesc.allocate(arena);
        IoUringRegionDesc.userAddr(description, region.address());
        IoUringRegionDesc.size(description, size);
        IoUringRegionDesc.flags(description, IORING_MEM_REGION_TYPE_USER);
        MemorySegment registration = registrar.argument(IoUringMemRegionReg.SIZE);
        IoUringMemRegionReg.regionUptr(registration, description.address());
        IoUringMemRegionReg.flags(registration, IORING_MEM_REGION_REG_WAIT_ARG);
        registrar.call(IORING_REGISTER_MEM_REGION, registration, 1);
        return new WaitRegion(
                region,
                arena.allocate((long) count * WaitArgument.KERNEL_SIGSET_SIZE, WaitArgument.KERNEL_SIGSET_SIZE),
                count);
    }

    /** The number of slots. */
    public int slots() {
        return slots.length;
    }

    /**
     * A slot, always the same for an index.
     *
     * @throws IndexOutOfBoundsException when there is no such slot
     */
    public WaitSlot slot(int index) {
        return slots[Objects.checkIndex(index, slots.length)];
    }
}
