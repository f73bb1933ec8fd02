package dev.uring.op.ring;

/** Special values in the array of {@link FilesUpdate}. */
public final class FilesUpdateValues {
    private FilesUpdateValues() {}

    /** Leave the slot as it is; -1 empties it. */
    public static final int IORING_REGISTER_FILES_SKIP = -2;
}
