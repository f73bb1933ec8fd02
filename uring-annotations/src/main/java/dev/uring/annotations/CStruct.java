package dev.uring.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a C structure. Each abstract method of the annotated interface is a member, in the order of the C declaration;
 * offsets follow the C rules (natural alignment) unless {@link CField#at()} says otherwise. A member that is aligned to more than C
 * does says so with {@code at}. Bit-fields are one member: the integer that holds them.
 *
 * <p>The processor generates a final class of static accessors over {@code MemorySegment}, with the size and the offsets as
 * constants.
 *
 * <p>Unlike the other annotations this one stays in class files: a structure that nests another is compiled again without it.
 *
 * {@snippet class="dev.uring.snippet.InternetAddressSpec" region="struct"}
 *
 * <p>The class that comes of it:
 *
 * {@snippet class="dev.uring.snippet.SpecTest" region="struct"}
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface CStruct {

    /** The structure's tag in C, such as {@code io_uring_buf_reg}; empty when it has none. */
    String value() default "";

    /** The simple name of the generated class. By default the name of the spec without its {@code Spec} suffix. */
    String name() default "";

    /** Whether members are laid out without padding, like {@code __attribute__((packed))}. */
    boolean packed() default false;

    /** The expected {@code sizeof}, checked at compile time; 0 leaves it unchecked. */
    int size() default 0;

    /**
     * The alignment in bytes that {@code __attribute__((aligned))} or {@code _Alignas} gives it, a power of two and no less than
     * its members need; 0 when there is none. The size is a multiple of it.
     */
    int alignment() default 0;
}
