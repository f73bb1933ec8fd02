package dev.uring.cli.copy;

import static dev.uring.op.path.OpenFlags.O_CLOEXEC;
import static dev.uring.op.path.OpenFlags.O_DIRECT;
import static dev.uring.op.path.OpenFlags.O_NOCTTY;
import static dev.uring.op.path.OpenFlags.O_RDONLY;

import dev.uring.IoUring;
import dev.uring.UringException;
import dev.uring.kernel.Errno;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;

/**
 * Copies one file as cp does: into a file or into a directory, with its permissions, holes left out. Nothing incomplete
 * is left under the destination's name.
 *
 * <p>One object copies one file, on the thread that calls {@link #run}. {@link #abandon} may be called from any thread.
 */
public final class FileCopy {
    private final CopyPlan plan;
    private final CopyOptions options;
    private final CopyListener listener;
    private volatile Destination destination;

    /**
     * Plans a copy; touches nothing yet.
     *
     * @param from the source
     * @param to the destination; a directory stands for a file of the same name in it
     * @throws CopyException when cp would refuse, or when direct transfers are asked of something else than two files
     */
    public FileCopy(String from, String to, CopyOptions options, CopyListener listener) throws CopyException {
        this.options = options;
        this.listener = listener;
        plan = CopyPlan.of(from, to);
        if (options.direct() && !(plan.sourceFacts().isRegular() && plan.isIntoFile())) {
            throw new CopyException("direct transfers need a regular file on both sides");
        }
    }

    /** Whether the destination is a regular file of its own, not a device, a pipe or a stream of this process. */
    public boolean isIntoFile() {
        return plan.isIntoFile();
    }

    /**
     * Copies. When it throws, a new destination is not there and a replaced one has its old content. One that had to be
     * written in place is empty; a suppressed exception says so.
     *
     * @return the size of the copy, or the number of bytes when it has none
     * @throws CopyException when a file cannot be opened, read or written
     * @throws UringException when the kernel gives no ring
     */
    public long run() throws CopyException, IOException {
        try (Arena arena = Arena.ofConfined();
                IoUring ring = IoUring.open(options.depth())) {
            Requests requests = new Requests(ring);
            OpenFile source = new OpenFile(
                    open(requests, plan.source(), plan.source(), O_RDONLY | O_CLOEXEC | O_NOCTTY, 0),
                    plan.source().toString(),
                    plan.sourceFacts().isSeekable());
            try {
                return copyToDestination(
                        new Transfer(ring, arena, requests, source, plan.sourceFacts(), options, listener));
            } finally {
                requests.close(source);
            }
        }
    }

    /** Removes what there is of an incomplete copy; nothing when it is complete. */
    public void abandon() throws IOException {
        Destination prepared = destination;
        if (prepared != null) {
            prepared.abandon();
        }
    }

    private long copyToDestination(Transfer transfer) throws CopyException, IOException {
        Destination destination = Destination.prepare(plan);
        this.destination = destination;
        try {
            Path path = plan.destination();
            int mode = plan.sourceFacts().permissions();
            OpenFile target = new OpenFile(
                    open(transfer.requests(), destination.written(), path, destination.openFlags(), mode),
                    path.toString(),
                    destination.isSeekable());
            destination.opened();
            long size;
            try {
                size = transfer.into(target, destination.isRegular());
            } catch (Throwable failure) {
                transfer.requests().close(target);
                throw failure;
            }
            close(transfer.requests(), target);
            commit(destination, path);
            return size;
        } catch (Throwable failure) {
            undo(destination, failure);
            throw failure;
        }
    }

    private int open(Requests requests, Path path, Path name, int flags, int mode) throws CopyException, IOException {
        int descriptor = requests.open(path, options.direct() ? flags | O_DIRECT : flags, mode);
        if (descriptor == -Errno.EINVAL && options.direct()) {
            throw new CopyException("the file system of '" + name + "' has no direct transfers");
        }
        if (descriptor < 0) {
            throw new CopyException(
                    "cannot " + (name == plan.source() ? "open '" : "write '") + name + "': " + Reason.of(-descriptor));
        }
        return descriptor;
    }

    /** Some file systems report a write that failed only now. */
    private static void close(Requests requests, OpenFile target) throws CopyException, IOException {
        int result = requests.close(target);
        if (result < 0) {
            throw target.writeFailure(result);
        }
    }

    private static void commit(Destination destination, Path name) throws CopyException {
        try {
            destination.commit();
        } catch (CopyException interrupted) {
            throw interrupted;
        } catch (IOException failure) {
            throw new CopyException(
                    "cannot put the copy in the place of '" + name + "': " + Reason.of(failure), failure);
        }
    }

    private static void undo(Destination destination, Throwable failure) {
        try {
            if (destination.abandon()) {
                failure.addSuppressed(new CopyException(
                        "'" + destination.written() + "' had to be written in place and is now empty"));
            }
        } catch (IOException leftover) {
            failure.addSuppressed(new CopyException(
                    "the incomplete '" + destination.written() + "' cannot be removed: " + Reason.of(leftover),
                    leftover));
        }
    }
}
