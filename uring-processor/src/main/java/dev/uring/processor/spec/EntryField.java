package dev.uring.processor.spec;

import dev.uring.annotations.RegisteredFd.Accepts;
import dev.uring.annotations.Slot;
import dev.uring.annotations.Until.Lifetime;
import java.util.List;
import java.util.Optional;

/**
 * A method of an operation's spec, with what its annotations say.
 *
 * @param method the method
 * @param use the member it fills
 * @param length where its size goes
 * @param also the bits it sets elsewhere
 * @param registered how a registered descriptor is written
 * @param until how long its memory is used
 * @param atLeast how much memory there has to be
 * @param text whether its memory ends with a NUL
 */
public record EntryField(
        Method method,
        Optional<Use> use,
        Optional<Length> length,
        List<Also> also,
        Optional<Registered> registered,
        Optional<Until> until,
        Optional<AtLeast> atLeast,
        Optional<Text> text) {

    /** The method's name. */
    public String name() {
        return method.name();
    }

    /** Whether any annotation says that it is a field. */
    boolean isAnnotated() {
        return use.isPresent()
                || length.isPresent()
                || !also.isEmpty()
                || registered.isPresent()
                || until.isPresent()
                || atLeast.isPresent()
                || text.isPresent();
    }

    /** The value of {@code @SqeField}. */
    public record Use(Slot slot, int at, int size, long bits, boolean signed, Place place) {}

    /** The value of {@code @LengthIn}. */
    public record Length(Slot slot, int at, int size, int unit, Place place) {}

    /** The value of {@code @AlsoSets}. */
    public record Also(Slot slot, long bits, Place place) {}

    /** The value of {@code @RegisteredFd}. */
    public record Registered(Accepts accepts, Slot flagIn, long flag, List<Slot> indexPlusOneIn, Place place) {}

    /** The value of {@code @Until}. */
    public record Until(Lifetime lifetime, Place place) {}

    /** The value of {@code @AtLeast}. */
    public record AtLeast(long bytes, Place place) {}

    /** {@code @CString}. */
    public record Text(Place place) {}
}
