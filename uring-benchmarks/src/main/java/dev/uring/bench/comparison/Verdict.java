package dev.uring.bench.comparison;

import java.util.List;
import java.util.Locale;

/**
 * What was measured against a bar.
 *
 * @param subject what was measured
 * @param figure the measured value, in words and with its spread
 * @param value the measured value
 * @param limit the highest value that holds
 */
record Verdict(String subject, String figure, double value, double limit) {
    private static final String CSV_HEADER = "subject,figure,value,limit,holds\n";

    boolean holds() {
        return value <= limit;
    }

    /** All verdicts as comma-separated values. */
    static String csv(List<Verdict> verdicts) {
        StringBuilder text = new StringBuilder(CSV_HEADER);
        for (Verdict verdict : verdicts) {
            text.append(String.format(
                    Locale.ROOT,
                    "\"%s\",\"%s\",%.4f,%.4f,%b%n",
                    verdict.subject,
                    verdict.figure,
                    verdict.value,
                    verdict.limit,
                    verdict.holds()));
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%-5s %s: %s, limit %.2f", holds() ? "holds" : "FAILS", subject, figure, limit);
    }
}
