package dev.uring.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a {@code MemorySegment} field: the kernel reads up to a NUL, as with a path. Memory without a NUL is refused when it
 * is set, which needs memory that the setting thread can read.
 *
 * <p>An address of 0 is accepted, for operations that take none.
 *
 * {@snippet class="dev.uring.snippet.RemoveSpec" region="path"}
 */
@Documented
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.METHOD)
public @interface CString {}
