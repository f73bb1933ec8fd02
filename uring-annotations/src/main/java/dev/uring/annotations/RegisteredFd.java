package dev.uring.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On an {@code Fd} field: how a registered descriptor is written. Without it the index goes into the field's slot and
 * {@code IOSQE_FIXED_FILE} into {@link Slot#FLAGS}.
 *
 * {@snippet class="dev.uring.snippet.RemoveSpec" region="directory"}
 */
@Documented
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.METHOD)
public @interface RegisteredFd {

    /** Which descriptors the operation takes. */
    Accepts value() default Accepts.BOTH;

    /** The slot whose bits mark a registered descriptor. */
    Slot flagIn() default Slot.FLAGS;

    /** The bits that mark a registered descriptor; 0 when nothing marks it. */
    long flag() default 1;

    /** One slot, or none: index plus one goes there, the field's own slot holds 0, and no flag is set. */
    Slot[] indexPlusOneIn() default {};

    /** Kinds of descriptors. */
    enum Accepts {
        /** Ordinary and registered descriptors. */
        BOTH,
        /** Ordinary descriptors only. */
        RAW,
        /** Registered descriptors only. */
        REGISTERED
    }
}
