package dev.uring;

import java.io.IOException;
import java.time.Duration;

/**
 * A ring was closed, and nothing proves that the kernel is done with the memory that its operations were given. None of that
 * memory may ever be freed or used for anything else: the kernel may still read it and write to it. What the ring itself had
 * allocated is kept, {@linkplain IoUring#newArena() its arenas} included.
 *
 * {@snippet class="dev.uring.snippet.CloseTest" region="unfinished"}
 */
public final class UnfinishedOperationsException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient CloseReport report;

    UnfinishedOperationsException(CloseReport report) {
        super(message(report));
        this.report = report;
        report.failures().forEach(this::addSuppressed);
    }

    /** How closing ended; null when this exception was deserialized. */
    public CloseReport report() {
        return report;
    }

    private static String message(CloseReport report) {
        String what = report.inFlight() == CloseReport.UNKNOWN
                ? "the ring is closed, and nothing proves that its operations have ended"
                : "the ring is closed, and " + report.inFlight() + " of its operations have not ended";
        return what + " after " + text(report.waited())
                + ": the memory that they were given must never be freed or used again. Use memory of IoUring.newArena(), which is"
                + " kept in this case, or end the operations before closing";
    }

    /** A time as people write it. */
    private static String text(Duration time) {
        long millis = time.toMillis();
        return millis < 1000 ? millis + " ms" : millis / 1000 + "." + millis / 100 % 10 + " s";
    }
}
