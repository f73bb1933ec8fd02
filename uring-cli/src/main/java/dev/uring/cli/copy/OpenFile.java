package dev.uring.cli.copy;

import dev.uring.Fd;

/**
 * An open file and the name to call it in messages.
 *
 * @param descriptor its number
 * @param name the name that the user gave
 * @param seekable whether reads and writes take an offset; otherwise they move on from where the last one ended
 */
record OpenFile(int descriptor, String name, boolean seekable) {
    /** Asks for the file's own position. */
    private static final long CURRENT_POSITION = -1;

    Fd fd() {
        return Fd.of(descriptor);
    }

    /** What a read or write at {@code offset} puts into its entry. */
    long position(long offset) {
        return seekable ? offset : CURRENT_POSITION;
    }

    /** Why a read or a look at the size ended with {@code result}, an error. */
    CopyException readFailure(int result) {
        return new CopyException("error reading '" + name + "': " + Reason.of(-result));
    }

    /** Why a write ended with {@code result}, an error or nothing written. */
    CopyException writeFailure(int result) {
        return new CopyException(
                "error writing '" + name + "': " + (result == 0 ? "the file takes no more" : Reason.of(-result)));
    }
}
