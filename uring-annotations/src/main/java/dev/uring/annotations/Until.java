package dev.uring.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a field of memory: how long the kernel may use the memory. Without it, until the last completion.
 *
 * {@snippet class="dev.uring.snippet.RemoveSpec" region="path"}
 */
@Documented
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.METHOD)
public @interface Until {

    /** The end of the kernel's use. */
    Lifetime value();

    /** When the kernel stops using memory that a submission points at. */
    enum Lifetime {
        /** Copied when the entry is consumed (kernels with {@code IORING_FEAT_SUBMIT_STABLE}). */
        SUBMITTED("until the entry is consumed by the kernel"),
        /** Used until the last completion. */
        COMPLETED("until the last completion of the operation"),
        /** Used until the zero-copy notification. */
        NOTIFIED("until the completion with the notification flag");

        private final String meaning;

        Lifetime(String meaning) {
            this.meaning = meaning;
        }

        /** The meaning as a phrase, for generated documentation. */
        public String meaning() {
            return meaning;
        }
    }
}
