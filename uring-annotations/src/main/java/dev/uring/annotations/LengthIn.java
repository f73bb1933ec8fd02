package dev.uring.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a field of memory: its size goes into a second slot, or into the payload of a command. Address and length then come from
 * one value and cannot disagree; memory whose length the place cannot hold is refused when it is set. Of a
 * {@code SocketAddressBuffer}, whose length the kernel reads and writes, it is the length's address.
 *
 * {@snippet class="dev.uring.snippet.SocketOptionSpec" region="length"}
 */
@Documented
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.METHOD)
public @interface LengthIn {

    /** Where the size goes. */
    Slot value();

    /** With {@link Slot#CMD}: the offset of the length in the command area, in bytes. */
    int at() default 0;

    /** With {@link Slot#CMD}: the number of bytes of the length, 1, 2, 4 or 8. */
    int size() default 0;

    /** The unit of the length, in bytes: 1 for a byte count, 16 for a number of iovecs. */
    int unit() default 1;
}
