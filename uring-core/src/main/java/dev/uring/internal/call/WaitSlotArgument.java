package dev.uring.internal.call;

import static dev.uring.kernel.EnterFlags.IORING_ENTER_ABS_TIMER;
import static dev.uring.kernel.EnterFlags.IORING_ENTER_EXT_ARG;
import static dev.uring.kernel.EnterFlags.IORING_ENTER_EXT_ARG_REG;
import static dev.uring.kernel.WaitRegionFlags.IORING_REG_WAIT_TS;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.uring.struct.IoUringRegWait;
import java.lang.foreign.MemorySegment;

/** Conditions that lie ready in memory shared with the kernel, as a call is told them: by their place. */
public final class WaitSlotArgument implements WaitEncoding {
    private final MemorySegment struct;
    private final MemorySegment mask;
    private final long offset;
    private final WaitConditions conditions = new WaitConditions();
    private long limit;
    private long minimum;
    private boolean changed = true;

    public WaitSlotArgument(MemorySegment struct, MemorySegment mask, long offset) {
        this.struct = struct;
        this.mask = mask;
        this.offset = offset;
    }

    public void set(WaitConditions others) {
        conditions.set(others);
        changed = true;
    }

    public WaitConditions conditions() {
        return conditions;
    }

    /** Writes only what is not there already: after an interruption less time is left, and afterwards all of it again. */
    @Override
    public int write(WaitConditions conditions, long limit, long minimum) {
        if (changed || limit != this.limit || minimum != this.minimum) {
            IoUringRegWait.flags(struct, limit != WaitConditions.UNLIMITED ? IORING_REG_WAIT_TS : 0);
            IoUringRegWait.minWaitUsec(struct, WaitConditions.micros(minimum));
            IoUringRegWait.sigmask(struct, conditions.isMasked() ? mask.address() : 0);
            IoUringRegWait.sigmaskSz(struct, conditions.isMasked() ? (int) mask.byteSize() : 0);
            mask.set(JAVA_LONG, 0, conditions.mask());
            WaitArgument.writeTime(IoUringRegWait.ts(struct), conditions, limit);
            this.limit = limit;
            this.minimum = minimum;
            changed = false;
        }
        return IORING_ENTER_EXT_ARG | IORING_ENTER_EXT_ARG_REG | (limit == DEADLINE ? IORING_ENTER_ABS_TIMER : 0);
    }

    @Override
    public long address() {
        return offset;
    }

    @Override
    public long size() {
        return IoUringRegWait.SIZE;
    }
}
