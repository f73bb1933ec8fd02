package dev.uring.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says which member of the submission entry a method of an {@link Opcode} spec fills.
 *
 * <p>The method's type decides how: an integer type is written as it is, after a range check when it is wider than the
 * slot; {@code boolean} sets {@link #bits()}; {@code MemorySegment} writes its address; {@code FixedBuffer} and
 * {@code FixedVectors} write their address, and the index of the registered buffer into {@link Slot#BUF_INDEX};
 * {@code SocketAddressBuffer} writes the address of the room, and that of its length where {@link LengthIn} says; {@code Fd},
 * {@code FileSlot} and implementations of {@code SqeBits} write what they stand for; {@code byte[]} is copied into a payload.
 *
 * {@snippet class="dev.uring.snippet.RemoveSpec" region="bits"}
 */
@Documented
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.METHOD)
public @interface SqeField {

    /** The member to fill. */
    Slot value();

    /** With {@link Slot#CMD}: the offset of the field in the command area, in bytes. */
    int at() default 0;

    /**
     * With {@link Slot#CMD}: the number of bytes. {@code byte[]} and implementations of {@code SqeBits} need it; an integer is
     * as wide as its type without it.
     */
    int size() default 0;

    /** With {@code boolean}: the bits that {@code true} sets. */
    long bits() default 0;

    /**
     * Whether an integer or descriptor that is narrower than its slot is sign-extended. By default it is zero-extended, as a
     * C {@code unsigned}.
     */
    boolean signed() default false;
}
