package dev.uring;

/**
 * Where an operation that creates a descriptor puts it: into the process's table ({@link #NONE}), into a slot of the ring's
 * file table, or into a slot that the kernel picks ({@link #ALLOC}). A value: immutable and usable from any thread.
 *
 * {@snippet class="dev.uring.snippet.OperationTest" region="slot"}
 */
public final class FileSlot {
    private static final int IORING_FILE_INDEX_ALLOC = 0xFFFF_FFFF;

    /** An ordinary descriptor. */
    public static final FileSlot NONE = new FileSlot(0);

    /** A free slot that the kernel picks and reports as the result. */
    public static final FileSlot ALLOC = new FileSlot(IORING_FILE_INDEX_ALLOC);

    private final int fileIndex;

    private FileSlot(int fileIndex) {
        this.fileIndex = fileIndex;
    }

    /**
     * A slot of the ring's file table.
     *
     * @param index the slot, 0 to 2<sup>31</sup>-2
     * @throws IllegalArgumentException when the index is out of range
     */
    public static FileSlot of(int index) {
        if (index < 0) {
            throw FieldCheck.negative("file slot", index);
        }
        if (index == Integer.MAX_VALUE) {
            throw new IllegalArgumentException("file slot " + index + " is outside 0.." + (Integer.MAX_VALUE - 1));
        }
        return new FileSlot(index + 1);
    }

    /** The value of the entry's {@code file_index}: 0, the slot plus one, or {@code IORING_FILE_INDEX_ALLOC}. */
    public int fileIndex() {
        return fileIndex;
    }

    /** The slot that a {@code file_index} stands for. */
    static FileSlot ofFileIndex(int fileIndex) {
        return switch (fileIndex) {
            case 0 -> NONE;
            case IORING_FILE_INDEX_ALLOC -> ALLOC;
            default -> new FileSlot(fileIndex);
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FileSlot slot && slot.fileIndex == fileIndex;
    }

    @Override
    public int hashCode() {
        return fileIndex;
    }

    @Override
    public String toString() {
        return switch (fileIndex) {
            case 0 -> "none";
            case IORING_FILE_INDEX_ALLOC -> "alloc";
            default -> "slot(" + Integer.toUnsignedString(fileIndex - 1) + ")";
        };
    }
}
