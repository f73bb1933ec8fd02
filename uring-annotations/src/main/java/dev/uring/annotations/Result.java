package dev.uring.annotations;

/**
 * What a successful (non-negative) completion result means.
 *
 * {@snippet class="dev.uring.snippet.SocketOptionSpec" region="spec"}
 */
public enum Result {
    /** Always zero. */
    ZERO("0"),
    /** A number of bytes transferred. */
    BYTES("the number of bytes transferred"),
    /** A new file descriptor, or the direct descriptor's slot. */
    FILE_DESCRIPTOR("the new file descriptor; with a file slot 0, or the slot the kernel chose"),
    /** A number of things: descriptors, buffers, events, waiters. */
    COUNT("a count"),
    /** A mask of poll events. */
    POLL_EVENTS("the mask of ready poll events"),
    /** A size in bytes, of an attribute or an option. */
    SIZE("a size in bytes"),
    /** An index into the array that was passed. */
    INDEX("an index into the array that was passed"),
    /** What it means depends on the arguments. */
    VARIES("depends on the arguments");

    private final String meaning;

    Result(String meaning) {
        this.meaning = meaning;
    }

    /** The meaning as a phrase, for generated documentation. */
    public String meaning() {
        return meaning;
    }
}
