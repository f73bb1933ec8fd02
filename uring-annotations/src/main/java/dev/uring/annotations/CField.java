package dev.uring.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Details of a member of a {@link CStruct}; a plain scalar or pointer member needs none.
 *
 * <p>{@code byte}, {@code short}, {@code int}, {@code long} are scalars of their width; {@code MemorySegment} is a pointer;
 * another {@code @CStruct} spec is a nested structure; an array type is an array member with {@link #count()} elements.
 *
 * {@snippet class="dev.uring.snippet.InternetAddressSpec" region="struct"}
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface CField {

    /**
     * The member's offset in bytes; needed where it overlaps others (a union), and for the first member behind them. -1
     * places it after the member before, at its natural alignment.
     */
    int at() default -1;

    /**
     * The width in C, in bytes, when narrower than the Java type: an unsigned value, range-checked when set. An {@code int}
     * can have 1 or 2, a {@code long} 4; 0 is the type's own width.
     */
    int width() default 0;

    /** The number of elements of an array member; 0 with an array type is a flexible array at the end. */
    int count() default 0;

    /** Whether the member is in network byte order, such as a port; values in Java are in the usual order. */
    boolean bigEndian() default false;
}
