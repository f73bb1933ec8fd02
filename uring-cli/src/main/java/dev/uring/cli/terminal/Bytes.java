package dev.uring.cli.terminal;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Amounts of memory, as people write and read them: 4K is 4,096 bytes. */
public final class Bytes implements ITypeConverter<Integer> {
    private static final Pattern AMOUNT = Pattern.compile("(\\d{1,9})(?:([KMG])(?:i?B)?)?", Pattern.CASE_INSENSITIVE);
    private static final String UNITS = "KMGTPE";

    /** Reads an amount with an optional unit: {@code 65536}, {@code 256K}, {@code 1MiB}. */
    @Override
    public Integer convert(String text) {
        Matcher matcher = AMOUNT.matcher(text);
        if (!matcher.matches()) {
            throw new TypeConversionException("'" + text + "' is no size; write one like 256K or 1M");
        }
        long bytes = Long.parseLong(matcher.group(1));
        if (matcher.group(2) != null) {
            bytes <<= 10 * (UNITS.indexOf(Character.toUpperCase(matcher.group(2).charAt(0))) + 1);
        }
        if (bytes > Integer.MAX_VALUE) {
            throw new TypeConversionException("'" + text + "' is above the limit of 2 GiB");
        }
        return (int) bytes;
    }

    /** Such as {@code 17 bytes}, {@code 4.0 KiB}, {@code 1.5 GiB}. */
    public static String format(double bytes) {
        if (bytes < 1024) {
            return (long) bytes == 1 ? "1 byte" : (long) bytes + " bytes";
        }
        double amount = bytes;
        int unit = -1;
        // One decimal place: 1023.96 KiB would show as 1024.0 KiB.
        while (amount >= 1023.95) {
            amount /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %ciB", amount, UNITS.charAt(unit));
    }
}
