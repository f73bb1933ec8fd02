package dev.uring.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a field of memory: how much memory the kernel reads or writes there without being told a size, as a
 * {@code struct statx} of 256 bytes. Smaller memory is refused when it is set.
 *
 * <p>An address of 0 is accepted: it stands for absent memory, and where the operation needs some, the kernel answers
 * {@code EFAULT}.
 *
 * {@snippet class="dev.uring.snippet.FileSizeSpec" region="status"}
 */
@Documented
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.METHOD)
public @interface AtLeast {

    /** The size, in bytes; the {@code SIZE} of a generated {@link CStruct} class will do, also of the same build. */
    long value();
}
