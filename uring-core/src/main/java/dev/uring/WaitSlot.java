package dev.uring;

import static dev.uring.kernel.EnterFlags.IORING_ENTER_ABS_TIMER;
import static dev.uring.kernel.EnterFlags.IORING_ENTER_EXT_ARG;
import static dev.uring.kernel.EnterFlags.IORING_ENTER_EXT_ARG_REG;
import static dev.uring.kernel.WaitRegionFlags.IORING_REG_WAIT_TS;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.uring.struct.IoUringRegWait;
import java.lang.foreign.MemorySegment;
import java.util.Objects;

/**
 * Conditions for waiting that lie ready in memory shared with the kernel, {@link WaitRegion}: a call then passes a
 * number instead of copying them. Belongs to its ring's owner.
 *
 * {@snippet class="dev.uring.snippet.WaitTest" region="region"}
 */
public final class WaitSlot implements WaitEncoding {
    private final WaitRegion region;
    private final MemorySegment struct;
    private final MemorySegment mask;
    private final long offset;
    private WaitOptions options = new WaitOptions();
    private long limit;
    private long minimum;
    private boolean changed = true;

    WaitSlot(WaitRegion region, MemorySegment struct, MemorySegment mask, long offset) {
        this.region = region;
        this.struct = struct;
        this.mask = mask;
        this.offset = offset;
    }

    /**
     * Sets the conditions of this slot. Later changes of the options count only after another call of this method.
     *
     * @return this
     */
    public WaitSlot set(WaitOptions options) {
        this.options = Objects.requireNonNull(options, "options").copy();
        changed = true;
        return this;
    }

    WaitRegion region() {
        return region;
    }

    WaitOptions options() {
        return options;
    }

    /** Writes only what is not there already: after an interruption less time is left, and afterwards all of it again. */
    @Override
    public int write(WaitOptions options, long limit, long minimum) {
        if (changed || limit != this.limit || minimum != this.minimum) {
            IoUringRegWait.flags(struct, limit != WaitOptions.UNLIMITED ? IORING_REG_WAIT_TS : 0);
            IoUringRegWait.minWaitUsec(struct, WaitOptions.micros(minimum));
            IoUringRegWait.sigmask(struct, options.isMasked() ? mask.address() : 0);
            IoUringRegWait.sigmaskSz(struct, options.isMasked() ? (int) mask.byteSize() : 0);
            mask.set(JAVA_LONG, 0, options.mask());
            WaitArgument.writeTime(IoUringRegWait.ts(struct), options, limit);
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
