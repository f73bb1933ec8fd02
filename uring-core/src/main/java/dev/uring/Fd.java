package dev.uring;

/**
 * A descriptor as an operation takes it: an ordinary file descriptor, or an index into the ring's table of registered
 * files. A value: immutable, usable from any thread, and without ownership of what it names.
 *
 * {@snippet class="dev.uring.snippet.OperationTest" region="fd"}
 */
public final class Fd {
    private static final int AT_FDCWD = -100;
    private static final int IOSQE_FIXED_FILE = 1;

    /** The working directory, {@code AT_FDCWD}, for operations that resolve a path relative to a directory. */
    public static final Fd CWD = new Fd(AT_FDCWD, 0);

    /** No descriptor, {@code -1}. */
    public static final Fd NONE = new Fd(-1, 0);

    private final int value;
    private final int sqeFlags;
    private final long entryBits;

    private Fd(int value, int sqeFlags) {
        this.value = value;
        this.sqeFlags = sqeFlags;
        entryBits = (long) value << 32 | (long) sqeFlags << 8;
    }

    /**
     * An ordinary file descriptor.
     *
     * @param descriptor a descriptor number, such as the result of an operation that opens one; at least 0, so that no error
     *     passes for {@link #NONE} or {@link #CWD}
     * @throws IllegalArgumentException when it is negative, which names the error that it is
     */
    public static Fd of(int descriptor) {
        if (descriptor < 0) {
            throw FieldCheck.negative("file descriptor", descriptor);
        }
        return new Fd(descriptor, 0);
    }

    /**
     * A registered descriptor: a slot of the ring's file table.
     *
     * @param index the slot, at least 0
     * @throws IllegalArgumentException when the index is negative, which names the error that it is
     */
    public static Fd fixed(int index) {
        if (index < 0) {
            throw FieldCheck.negative("registered file index", index);
        }
        return new Fd(index, IOSQE_FIXED_FILE);
    }

    /** The descriptor number, or the index when {@linkplain #isFixed() registered}. */
    public int value() {
        return value;
    }

    /** Whether this is an index into the ring's file table. */
    public boolean isFixed() {
        return sqeFlags != 0;
    }

    /** {@code IOSQE_FIXED_FILE} for a registered descriptor, else 0; read without a branch by generated code. */
    public int sqeFlags() {
        return sqeFlags;
    }

    /** The mark of a registered descriptor as that bit, for operations that have one of their own; for generated code. */
    public long flagAt(int bit) {
        return (long) sqeFlags << bit;
    }

    /**
     * What an entry's first word holds of a descriptor in the member {@code fd}: its value and the bit in {@code flags}
     * that tells which kind it is; for generated code.
     */
    public long entryBits() {
        return entryBits;
    }

    /** The descriptor number, or 0 for a registered descriptor; for an operation that has a slot of its own for those. */
    public int rawValue() {
        return value & sqeFlags - 1;
    }

    /** The index plus one of a registered descriptor, or 0 for an ordinary one. */
    public int fileIndex() {
        return value + 1 & -sqeFlags;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fd fd && fd.value == value && fd.sqeFlags == sqeFlags;
    }

    @Override
    public int hashCode() {
        return 31 * value + sqeFlags;
    }

    @Override
    public String toString() {
        if (isFixed()) {
            return "fixed(" + value + ")";
        }
        return value == AT_FDCWD ? "AT_FDCWD" : Integer.toString(value);
    }
}
