package dev.uring.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that setting an optional field also sets bits of another slot, as a registered buffer's index also sets
 * {@code IORING_RECVSEND_FIXED_BUF} in {@code ioprio}. On a required field or a constant the bits are always set, and on a
 * {@code boolean} exactly while it is true.
 *
 * {@snippet class="dev.uring.snippet.ReceiveSpec" region="group"}
 */
@Documented
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.METHOD)
@Repeatable(AlsoSets.All.class)
public @interface AlsoSets {

    /** The slot whose bits are set; of kind {@link Slot.Kind#BITS}, or one whose fields are all booleans. */
    Slot value();

    /** The bits, OR-ed into the slot. */
    long bits();

    /** Holds repeated {@link AlsoSets}. */
    @Documented
    @Retention(RetentionPolicy.SOURCE)
    @Target(ElementType.METHOD)
    @interface All {
        /** The repeated annotations. */
        AlsoSets[] value();
    }
}
