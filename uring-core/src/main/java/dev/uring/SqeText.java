package dev.uring;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import java.lang.foreign.MemorySegment;
import java.util.HexFormat;
import java.util.StringJoiner;

/**
 * Reads the bytes of a submission entry back into text; the {@code describe} methods of generated classes use it. Offsets
 * and widths are in bytes.
 */
public final class SqeText {
    private static final int FLAGS_AT = 1;
    private static final int USER_DATA_AT = 32;
    private static final int PERSONALITY_AT = 42;
    private static final String[] SQE_FLAGS = {
        "FIXED_FILE", "DRAIN", "LINK", "HARDLINK", "ASYNC", "BUFFER_SELECT", "SKIP_SUCCESS", "0x80"
    };

    private final MemorySegment sqe;
    private final StringJoiner fields;

    private SqeText(String operation, MemorySegment sqe) {
        this.sqe = sqe;
        this.fields = new StringJoiner(", ", operation + "{", "}");
    }

    /**
     * Starts the text of an entry.
     *
     * @throws IndexOutOfBoundsException when the segment is smaller than the entry
     * @throws IllegalArgumentException when the entry has another opcode
     */
    public static SqeText of(String operation, MemorySegment sqe, int opcode, int size) {
        MemorySegment entry = sqe.asSlice(0, size);
        int found = Byte.toUnsignedInt(entry.get(JAVA_BYTE, 0));
        if (found != opcode) {
            throw new IllegalArgumentException(
                    "the entry has opcode " + found + ", but " + operation + " is opcode " + opcode);
        }
        return new SqeText(operation, entry);
    }

    /** A number with a sign. */
    public SqeText signed(String field, int at, int width) {
        int unused = Long.SIZE - width * Byte.SIZE;
        return add(field, Long.toString(bits(at, width) << unused >> unused));
    }

    /** A number without a sign. */
    public SqeText unsigned(String field, int at, int width) {
        return add(field, Long.toUnsignedString(bits(at, width)));
    }

    /** Bits in hexadecimal, without those that other fields show. */
    public SqeText bits(String field, int at, int width, long shownElsewhere) {
        return add(field, "0x" + Long.toHexString(bits(at, width) & ~shownElsewhere));
    }

    /** Whether all of the bits are set. */
    public SqeText flag(String field, int at, int width, long bits) {
        return add(field, Boolean.toString((bits(at, width) & bits) == bits));
    }

    /** A pointer. */
    public SqeText address(String field, int at) {
        return bits(field, at, Long.BYTES, 0);
    }

    /** A descriptor that is registered when bits elsewhere are set. */
    public SqeText descriptor(String field, int at, int flagAt, int flagWidth, long flag) {
        boolean registered = (bits(flagAt, flagWidth) & flag) == flag;
        return registered ? registered(field, at) : ordinary(field, at);
    }

    /** A descriptor that is always registered. */
    public SqeText registered(String field, int at) {
        return add(field, "fixed(" + bits(at, 4) + ")");
    }

    /** A descriptor that is registered when its index plus one is elsewhere. */
    public SqeText descriptorOrIndex(String field, int at, int indexAt) {
        long indexPlusOne = bits(indexAt, 4);
        return indexPlusOne == 0 ? ordinary(field, at) : add(field, "fixed(" + (indexPlusOne - 1) + ")");
    }

    /** Where a new descriptor goes. */
    public SqeText fileSlot(String field, int at) {
        return add(field, FileSlot.ofFileIndex((int) bits(at, 4)));
    }

    /** Bytes in hexadecimal, in memory order. */
    public SqeText bytes(String field, int at, int count) {
        return add(field, HexFormat.of().formatHex(sqe.asSlice(at, count).toArray(JAVA_BYTE)));
    }

    /**
     * Ends the text with what every operation has.
     *
     * @param shownElsewhere the {@code IOSQE_*} bits that fields show
     */
    public String end(int shownElsewhere) {
        unsigned("userData", USER_DATA_AT, Long.BYTES);
        if (bits(PERSONALITY_AT, 2) != 0) {
            unsigned("personality", PERSONALITY_AT, 2);
        }
        StringJoiner names = new StringJoiner("|");
        for (int bit = 0; bit < SQE_FLAGS.length; bit++) {
            if ((bits(FLAGS_AT, 1) & ~shownElsewhere & 1 << bit) != 0) {
                names.add(SQE_FLAGS[bit]);
            }
        }
        return (names.length() == 0 ? fields : fields.add("flags=" + names)).toString();
    }

    /** A descriptor that is never registered. */
    public SqeText ordinary(String field, int at) {
        int descriptor = (int) bits(at, 4);
        return descriptor == Fd.CWD.value() ? add(field, Fd.CWD) : add(field, descriptor);
    }

    private SqeText add(String field, Object value) {
        fields.add(field + "=" + value);
        return this;
    }

    private long bits(int at, int width) {
        return switch (width) {
            case 1 -> Byte.toUnsignedLong(sqe.get(JAVA_BYTE, at));
            case 2 -> Short.toUnsignedLong(sqe.get(JAVA_SHORT_UNALIGNED, at));
            case 4 -> Integer.toUnsignedLong(sqe.get(JAVA_INT_UNALIGNED, at));
            default -> sqe.get(JAVA_LONG_UNALIGNED, at);
        };
    }
}
