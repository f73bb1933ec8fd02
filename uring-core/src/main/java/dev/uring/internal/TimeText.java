package dev.uring.internal;

import java.math.BigDecimal;
import java.time.Duration;

/** Spans of time as people write them, exactly: "5 s", "1.5 s", "20 ms". */
public final class TimeText {
    private static final int NANO_DIGITS = 9;
    private static final String[] SMALL_UNITS = {" ns", " us", " ms"};

    private TimeText() {}

    public static String of(Duration time) {
        BigDecimal seconds = BigDecimal.valueOf(time.getSeconds()).add(BigDecimal.valueOf(time.getNano(), NANO_DIGITS));
        if (seconds.signum() == 0 || seconds.abs().compareTo(BigDecimal.ONE) >= 0) {
            return seconds.stripTrailingZeros().toPlainString() + " s";
        }
        long nanos = seconds.unscaledValue().longValueExact();
        int unit = 0;
        while (nanos % 1000 == 0) {
            nanos /= 1000;
            unit++;
        }
        return nanos + SMALL_UNITS[unit];
    }
}
