package dev.uring.processor.emit;

import java.util.Locale;

/** Numbers as they are written in source. */
public final class Literals {
    private static final int GROUPING_FROM = 5;
    private static final int GROUP = 4;

    private Literals() {}

    /** A {@code long} in hexadecimal, in groups of four digits. */
    public static String hex(long value) {
        StringBuilder digits = new StringBuilder(Long.toHexString(value).toUpperCase(Locale.ROOT));
        if (digits.length() >= GROUPING_FROM) {
            for (int i = digits.length() - GROUP; i > 0; i -= GROUP) {
                digits.insert(i, '_');
            }
        }
        return "0x" + digits + "L";
    }

    /** A {@code long} in decimal, which is marked as one only where an {@code int} would not do. */
    public static String decimal(long value) {
        return value == (int) value ? Long.toString(value) : value + "L";
    }

    /** All ones in a number of bytes. */
    public static String mask(int width) {
        return hex(ones(width));
    }

    /** All ones in a number of bytes. */
    public static long ones(int width) {
        return -1L >>> Long.SIZE - width * Byte.SIZE;
    }
}
