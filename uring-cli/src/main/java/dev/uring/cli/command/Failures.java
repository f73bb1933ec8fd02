package dev.uring.cli.command;

import dev.uring.UringException;
import dev.uring.cli.copy.CopyException;
import java.io.IOException;

/** What to tell the user of a failure, and the exit status it ends the program with. */
final class Failures {
    static final int FAILED = 1;
    static final int NO_RING = 3;

    private Failures() {}

    /** One line. Failures that were foreseen speak for themselves. */
    static String message(Throwable failure) {
        StringBuilder message =
                new StringBuilder(foreseen(failure) ? failure.getMessage() : "internal error: " + failure);
        for (Throwable also : failure.getSuppressed()) {
            if (also instanceof CopyException) {
                message.append("; ").append(also.getMessage());
            }
        }
        return message.toString();
    }

    static int exitStatus(Throwable failure) {
        boolean noRing =
                failure instanceof UringException refused && refused.call().equals("io_uring_setup");
        return noRing || failure instanceof UnsupportedOperationException ? NO_RING : FAILED;
    }

    private static boolean foreseen(Throwable failure) {
        return failure instanceof IOException || failure instanceof UnsupportedOperationException;
    }
}
