package dev.uring.cli.copy;

import static dev.uring.op.path.OpenFlags.O_CLOEXEC;
import static dev.uring.op.path.OpenFlags.O_CREAT;
import static dev.uring.op.path.OpenFlags.O_EXCL;
import static dev.uring.op.path.OpenFlags.O_NOCTTY;
import static dev.uring.op.path.OpenFlags.O_TRUNC;
import static dev.uring.op.path.OpenFlags.O_WRONLY;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * The file that a copy writes, in one of two ways.
 *
 * <p>A new file, or one that can be replaced without anyone noticing, is written beside its place under a name that
 * says what it is, and renamed when it is complete: until then the old content stays. What cannot be replaced (a
 * device, a pipe, standard output, a file with several names or of another owner) is written in place; a regular file
 * is emptied when the copy fails, so that half of it is not taken for all.
 *
 * <p>{@link #commit} and {@link #abandon} may race, as a signal may come at any time: the first one wins.
 */
final class Destination {
    private final Path path;
    private final Path partial;
    private final FileFacts existing;
    private boolean touched;
    private boolean committed;
    private boolean abandoned;

    private Destination(Path path, Path partial, FileFacts existing, boolean touched) {
        this.path = path;
        this.partial = partial;
        this.existing = existing;
        this.touched = touched;
    }

    /**
     * Decides how to write.
     *
     * @throws CopyException when the destination exists and may not be written
     */
    static Destination prepare(CopyPlan plan) throws CopyException {
        FileFacts existing = plan.existing();
        Path path = plan.destination();
        if (existing == null) {
            return new Destination(path, Replacement.nameBeside(path), null, false);
        }
        if (existing.isRegular()) {
            refuseUnlessWritable(path);
        }
        Replacement replacement = plan.isIntoFile() ? Replacement.create(path, existing) : null;
        return replacement == null
                ? new Destination(path, null, existing, false)
                : new Destination(replacement.target(), replacement.partial(), existing, true);
    }

    /** A file that is replaced is not opened itself, but must be as open to its user as if it were. */
    private static void refuseUnlessWritable(Path path) throws CopyException {
        try {
            FileChannel.open(path, StandardOpenOption.WRITE).close();
        } catch (IOException failure) {
            throw new CopyException("cannot write '" + path + "': " + Reason.of(failure), failure);
        }
    }

    /** The file to open for writing. */
    Path written() {
        return partial == null ? path : partial;
    }

    /** The {@code O_*} flags to open it with. */
    int openFlags() {
        int flags = O_WRONLY | O_CLOEXEC | O_NOCTTY;
        if (existing == null) {
            return flags | O_CREAT | O_EXCL;
        }
        return existing.isRegular() ? flags | O_TRUNC : flags;
    }

    /** Whether this is a regular file, which is empty once opened: what is not written reads as zeros. */
    boolean isRegular() {
        return existing == null || existing.isRegular();
    }

    /** Whether writes take an offset. */
    boolean isSeekable() {
        return existing == null || existing.isSeekable();
    }

    /** To be called once the file is open: from now on there is something to undo. */
    synchronized void opened() {
        touched = true;
    }

    /**
     * Puts the complete file in its place.
     *
     * @throws CopyException when it was abandoned before
     * @throws IOException when it cannot be renamed
     */
    synchronized void commit() throws IOException {
        if (abandoned) {
            throw CopyException.interrupted();
        }
        if (partial != null) {
            Files.move(partial, path, StandardCopyOption.ATOMIC_MOVE);
        }
        committed = true;
    }

    /**
     * Leaves nothing of an incomplete file; nothing happens after a commit.
     *
     * @return whether an existing file lost its content
     * @throws IOException when the rest cannot be removed
     */
    synchronized boolean abandon() throws IOException {
        abandoned = true;
        if (committed || !touched) {
            return false;
        }
        touched = false;
        if (partial != null) {
            Files.deleteIfExists(partial);
            return false;
        }
        if (!existing.isRegular()) {
            return false;
        }
        FileChannel.open(path, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)
                .close();
        return true;
    }
}
