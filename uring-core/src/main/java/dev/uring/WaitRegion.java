package dev.uring;

import dev.uring.internal.call.WaitRegionMemory;
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

    WaitRegion(WaitRegionMemory memory) {
        slots = new WaitSlot[memory.slots().length];
        for (int i = 0; i < slots.length; i++) {
            slots[i] = new WaitSlot(this, memory.slots()[i]);
        }
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
