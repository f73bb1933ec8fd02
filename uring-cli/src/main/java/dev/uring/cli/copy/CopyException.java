package dev.uring.cli.copy;

import java.io.IOException;

/** Why a file was not copied, in one sentence for the user. */
public final class CopyException extends IOException {
    private static final long serialVersionUID = 1;

    CopyException(String message) {
        super(message);
    }

    CopyException(String message, Throwable cause) {
        super(message, cause);
    }

    static CopyException interrupted() {
        return new CopyException("interrupted");
    }
}
