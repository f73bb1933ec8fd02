package dev.uring.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that a method's value is how many bytes of a memory field the kernel uses, unsigned. Memory that is smaller, or a value
 * that is larger, is refused when it is set. Where {@link LengthIn} can say the size, it is the better way: then nothing can
 * disagree, and the size follows the memory that is set last.
 *
 * <p>On a field, it is the field's value that counts, as a length that may be less than the memory's. A default value stays when
 * the memory is set again. On a {@code default} method
 * without {@link SqeField}, it is what the method computes from the fields: a number of elements times their size.
 *
 * <p>Each setter checks the values as they are then: to use an object again with less memory, set the smaller size first.
 *
 * <p>Memory at address 0 is accepted: it stands for absent memory.
 *
 * {@snippet class="dev.uring.snippet.ForgetSpec" region="size"}
 */
@Documented
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.METHOD)
public @interface SizeOf {

    /** The name of the field of memory. */
    String value();
}
