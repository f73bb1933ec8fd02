package dev.uring.kernel;

/** Special values of {@code file_index}; {@link dev.uring.FileSlot} wraps them. */
public final class FileIndex {
    private FileIndex() {}

    /** The kernel picks a free slot of the file table and reports it. Kernel 5.19. */
    public static final int IORING_FILE_INDEX_ALLOC = 0xFFFF_FFFF;
}
