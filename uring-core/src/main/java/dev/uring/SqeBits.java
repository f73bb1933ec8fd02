package dev.uring;

/**
 * A value type of one's own for a field of an operation: an enum of advice, a set of flags. The bits are read when the field is
 * set, on the thread that sets it, and must fit the slot: else it is refused with an {@link IllegalArgumentException}.
 *
 * {@snippet class="dev.uring.snippet.AdviseSpec" region="bits"}
 */
@FunctionalInterface
public interface SqeBits {

    /** The bits to write. */
    long bits();
}
