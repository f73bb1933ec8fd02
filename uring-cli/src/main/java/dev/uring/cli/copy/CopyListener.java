package dev.uring.cli.copy;

/** Hears of a copy's progress, and may end it. Called by the copying thread. */
public interface CopyListener {

    /** Once the size of the source is known, before the first block. */
    void started(long size);

    /**
     * After a block was written. Blocks may end out of order.
     *
     * @param position where the block ends in the file, in bytes
     * @param length the bytes of the block
     */
    void copied(long position, int length);

    /** Whether the copy should end, with an exception. */
    boolean isCancelled();
}
