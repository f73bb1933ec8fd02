package dev.uring;

import dev.uring.internal.call.WaitSlotArgument;
import java.util.Objects;

/**
 * Conditions for waiting that lie ready in memory shared with the kernel, {@link WaitRegion}: a call then passes a
 * number instead of copying them. Belongs to its ring's owner.
 *
 * {@snippet class="dev.uring.snippet.WaitTest" region="region"}
 */
public final class WaitSlot {
    final WaitSlotArgument argument;
    private final WaitRegion region;

    WaitSlot(WaitRegion region, WaitSlotArgument argument) {
        this.region = region;
        this.argument = argument;
    }

    /**
     * Sets the conditions of this slot. Later changes of the options count only after another call of this method.
     *
     * @return this
     */
    public WaitSlot set(WaitOptions options) {
        argument.set(Objects.requireNonNull(options, "options").conditions);
        return this;
    }

    WaitRegion region() {
        return region;
    }
}
