package dev.uring.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a field of memory: its size goes into a second slot. Address and length then come from one value and cannot disagree. Of
 * a {@code SocketAddressBuffer}, whose length the kernel reads and writes, it is the length's address.
 *
 * {@snippet class="dev.uring.snippet.SocketOptionSpec" region="length"}
 */
@Documented
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.METHOD)
public @interface LengthIn {

    /** Where the size goes; any slot but {@link Slot#CMD}, where a field with a derived default and {@link SizeOf} holds it. */
    Slot value();

    /** The unit of the length, in bytes: 1 for a byte count, 16 for a number of iovecs. */
    int unit() default 1;
}
