package dev.uring.cli.tour;

import dev.uring.Cqe;
import dev.uring.kernel.Errno;
import java.io.IOException;

/** A step of the tour did not do what it should. */
public final class TourException extends IOException {
    private static final long serialVersionUID = 1;

    TourException(String message) {
        super(message);
    }

    /** Throws for a completion that tells of an error. */
    static void check(Cqe completion, String doing) throws TourException {
        if (completion.isError()) {
            throw new TourException(doing + " failed: " + Errno.message(completion.errno()) + " ("
                    + Errno.name(completion.errno()) + ")");
        }
    }
}
