package dev.uring.annotations;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a generated source file with the spec it came from.
 *
 * <p>It stays out of class files: javac's {@code -Xlint:classfile} would warn every user of a generated class who does
 * not have the annotations. It is not {@code @Documented}: {@code -Xlint:exports} would report the package-private spec.
 */
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.TYPE)
public @interface GeneratedFrom {

    /** The spec. */
    Class<?> value();
}
