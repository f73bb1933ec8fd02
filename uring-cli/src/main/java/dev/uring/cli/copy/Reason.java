package dev.uring.cli.copy;

import dev.uring.kernel.Errno;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;

/** Why a call failed, in the words of {@code strerror(3)} and with the name of the error number. */
final class Reason {
    private Reason() {}

    static String of(int errno) {
        return Errno.message(errno) + " (" + Errno.name(errno) + ")";
    }

    /** The JDK drops the number: some it turns into a class, of others it leaves the words of {@code strerror(3)}. */
    static String of(IOException failure) {
        return switch (failure) {
            case NoSuchFileException _ -> of(Errno.ENOENT);
            case AccessDeniedException _ -> of(Errno.EACCES);
            case FileAlreadyExistsException _ -> of(Errno.EEXIST);
            case FileSystemException other when other.getReason() != null -> named(other.getReason());
            default -> failure.getMessage();
        };
    }

    private static String named(String reason) {
        // "too many levels of symbolic links or unable to access ...", the JDK's own addition
        String words = reason.toLowerCase(Locale.ROOT).replaceFirst(" or unable to access .*", "");
        for (int errno = 1; errno <= Errno.ENOTRECOVERABLE; errno++) {
            if (Errno.message(errno).equals(words)) {
                return of(errno);
            }
        }
        return reason;
    }
}
