package dev.uring.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares one form of one io_uring operation.
 *
 * <p>The annotated interface is a <em>spec</em>. The kind of a method is the kind of a field: an abstract method is a
 * required field, a {@code default} method is an optional field whose body is the default value, and a {@code static}
 * method is a constant. Every method carries {@link SqeField}. From the spec the annotation processor generates a
 * final builder class in the same package.
 *
 * <p>Several specs may share one opcode number; each is a form of that operation.
 *
 * {@snippet class="dev.uring.snippet.SocketOptionSpec" region="spec"}
 *
 * <p>The class that comes of it is used like those that the library has:
 *
 * {@snippet class="dev.uring.snippet.SpecTest" region="use"}
 */
@Documented
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.TYPE)
public @interface Opcode {

    /** The kernel's opcode number, {@code IORING_OP_*}, 0 to 255. */
    int value();

    /**
     * The kernel release that introduced this form, as {@code major.minor}; empty when unknown. It ends in the Javadoc
     * and in the generated {@code SINCE}.
     */
    String since() default "";

    /** What a successful completion carries in {@code res}. */
    Result result() default Result.ZERO;

    /** Whether the operation fills a 128-byte submission entry. */
    boolean sqe128() default false;

    /**
     * The simple name of the generated class. By default the name of the spec without its {@code Spec} suffix.
     */
    String name() default "";

    /** The manual page of the operation, such as {@code io_uring_prep_accept(3)}; empty when there is none. */
    String man() default "";

    /** The completion flags that a completion of this operation can carry. */
    CompletionFlag[] flags() default {};
}
