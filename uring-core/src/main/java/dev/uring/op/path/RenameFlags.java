package dev.uring.op.path;

/** Flags of {@link Renameat}, as of {@code renameat2(2)}. */
public final class RenameFlags {
    private RenameFlags() {}

    /** Fail with {@code EEXIST} when the new name exists; not with {@link #RENAME_EXCHANGE}. */
    public static final int RENAME_NOREPLACE = 1 << 0;

    /** Exchange the two names, both of which must exist. */
    public static final int RENAME_EXCHANGE = 1 << 1;

    /** Leave a whiteout behind, for union file systems; privileged. */
    public static final int RENAME_WHITEOUT = 1 << 2;
}
