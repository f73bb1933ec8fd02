package dev.uring.internal.call;

import static dev.uring.kernel.Features.IORING_FEAT_MIN_TIMEOUT;
import static dev.uring.kernel.MemoryRegionFlags.IORING_MEM_REGION_REG_WAIT_ARG;
import static dev.uring.kernel.MemoryRegionFlags.IORING_MEM_REGION_TYPE_USER;
import static dev.uring.kernel.RegisterOp.IORING_REGISTER_MEM_REGION;

import dev.uring.UringException;
import dev.uring.backend.RingBackend;
import dev.uring.internal.Refusals;
import dev.uring.internal.ring.RingLayout;
import dev.uring.internal.setup.RingHandle;
import dev.uring.internal.setup.RingParts;
import dev.uring.struct.IoUringMemRegionReg;
import dev.uring.struct.IoUringRegWait;
import dev.uring.struct.IoUringRegionDesc;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Memory shared with the kernel that holds conditions for waiting.
 *
 * @param arena what to close when the kernel is done with the ring
 * @param slots the conditions
 */
public record WaitRegionMemory(Arena arena, WaitSlotArgument[] slots) {

    /** Registers memory with a ring that is still disabled. */
    public static WaitRegionMemory register(RingParts parts, int count) throws UringException {
        RingHandle handle = parts.handle();
        handle.require(IORING_FEAT_MIN_TIMEOUT, "a wait region");
        RingBackend backend = parts.backend();
        Arena arena = backend.newKernelArena();
        try {
            return new WaitRegionMemory(arena, register(handle, backend, arena, count));
        } catch (Throwable e) {
            // The kernel did not take it.
            arena.close();
            throw e;
        }
    }

    private static WaitSlotArgument[] register(RingHandle handle, RingBackend backend, Arena arena, int count)
            throws UringException {
        long size = RingLayout.alignUp(count * IoUringRegWait.SIZE, backend.pageSize());
        MemorySegment region = arena.allocate(size, backend.pageSize());
        MemorySegment description = IoUringRegionDesc.allocate(arena);
        IoUringRegionDesc.userAddr(description, region.address());
        IoUringRegionDesc.size(description, size);
        IoUringRegionDesc.flags(description, IORING_MEM_REGION_TYPE_USER);
        long maskSize = WaitArgument.KERNEL_SIGSET_SIZE;
        MemorySegment masks = arena.allocate(count * maskSize, maskSize);
        WaitSlotArgument[] slots = new WaitSlotArgument[count];
        for (int i = 0; i < count; i++) {
            long offset = i * IoUringRegWait.SIZE;
            slots[i] = new WaitSlotArgument(
                    region.asSlice(offset, IoUringRegWait.SIZE), masks.asSlice(i * maskSize, maskSize), offset);
        }
        MemorySegment registration = IoUringMemRegionReg.allocate(backend.argumentMemory());
        IoUringMemRegionReg.regionUptr(registration, description.address());
        IoUringMemRegionReg.flags(registration, IORING_MEM_REGION_REG_WAIT_ARG);
        int result = handle.register(IORING_REGISTER_MEM_REGION, registration, 1);
        if (result < 0) {
            throw Refusals.register(IORING_REGISTER_MEM_REGION, -result, "");
        }
        return slots;
    }
}
