package dev.uring.cli.copy;

import dev.uring.CqeConsumer;
import dev.uring.IoUring;
import dev.uring.UringException;
import dev.uring.kernel.Errno;
import dev.uring.op.file.Read;
import dev.uring.op.file.Write;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Copies the data of one file into another with several blocks on their way at once: while some are being read, others
 * are being written. A block has a slot with a buffer and its two operations; slots are used again and again, so that a
 * block costs no allocation.
 *
 * <p>For the thread that owns the ring.
 */
final class BlockCopy {
    private final IoUring ring;
    private final OpenFile source;
    private final OpenFile target;
    private final CopyOptions options;
    private final CopyListener listener;
    private final Slot[] slots;
    private final CqeConsumer completed = this::completed;

    private DataRuns runs;
    private long next;

    /** Where the source ended, if that was before its size: files of sysfs state a page, and others shrink. */
    private long sourceEnd;

    private int inFlight;
    private CopyException failure;

    /**
     * An engine for one pair of files, both of which take offsets.
     *
     * @param ring with room for {@link CopyOptions#depth} entries, and used by nothing else during a copy
     * @param arena where the buffers live; to be closed after the ring
     * @param listener told of each block once it is written
     */
    BlockCopy(IoUring ring, Arena arena, OpenFile source, OpenFile target, CopyOptions options, CopyListener listener) {
        this.ring = ring;
        this.source = source;
        this.target = target;
        this.options = options;
        this.listener = listener;
        slots = new Slot[options.depth()];
        int blockSize = options.blockSize();
        MemorySegment buffers = arena.allocate((long) options.depth() * blockSize, CopyOptions.ALIGNMENT);
        for (int i = 0; i < slots.length; i++) {
            slots[i] = new Slot(i, buffers.asSlice((long) i * blockSize, blockSize));
        }
    }

    /**
     * Copies runs of data to the same places in the target, up to where the source ends. When it returns or throws, nothing is
     * in flight any more.
     *
     * @return where the source was seen to end, in bytes; {@link Long#MAX_VALUE} when it holds all runs
     * @throws CopyException when a transfer fails, or the listener wants no more
     */
    long copy(DataRuns runs) throws UringException, CopyException {
        this.runs = runs;
        next = 0;
        sourceEnd = Long.MAX_VALUE;
        failure = null;
        for (Slot slot : slots) {
            slot.startNextBlock();
        }
        while (inFlight > 0) {
            ring.submitter().submitAndWait(1);
            ring.completion().forEach(completed);
        }
        if (failure != null) {
            throw failure;
        }
        return sourceEnd;
    }

    private void completed(long userData, int result, int flags) {
        inFlight--;
        if (failure == null && listener.isCancelled()) {
            failure = CopyException.interrupted();
        }
        if (failure == null) {
            slots[(int) userData].transferred(result);
        }
    }

    private boolean hasNextBlock() {
        if (next >= sourceEnd) {
            return false;
        }
        while (next >= runs.end()) {
            boolean more = runs.next();
            next = options.start(runs.start());
            if (!more) {
                return false;
            }
        }
        return true;
    }

    /** One block: read whole, then written whole, in as many transfers as the kernel makes of each. */
    private final class Slot {
        private final MemorySegment buffer;
        private final Read read;
        private final Write write;
        private boolean writing;
        private long offset;
        private int length;
        private int done;

        private Slot(int index, MemorySegment buffer) {
            this.buffer = buffer;
            read = Read.of(source.fd(), buffer).userData(index);
            write = Write.of(target.fd(), buffer).userData(index);
        }

        private void startNextBlock() {
            if (hasNextBlock()) {
                offset = next;
                length = (int) Math.min(options.blockSize(), runs.end() - offset);
                next += length;
                start(false);
            }
        }

        private void start(boolean writing) {
            this.writing = writing;
            done = 0;
            submitRest();
        }

        private void submitRest() {
            int request = options.request(length);
            // Whole blocks, nearly all of them, go without a slice.
            MemorySegment rest =
                    done == 0 && request == options.blockSize() ? buffer : buffer.asSlice(done, request - done);
            ring.submission()
                    .push(
                            writing
                                    ? write.buffer(rest).offset(offset + done)
                                    : read.buffer(rest).offset(offset + done));
            inFlight++;
        }

        private void transferred(int result) {
            if (result == -Errno.EINTR) {
                submitRest();
            } else if (result < 0 || result == 0 && writing) {
                failure = writing ? target.writeFailure(result) : source.readFailure(result);
            } else {
                done += result;
                if (!writing && done < length && isEnd(result)) {
                    end();
                } else if (done < length) {
                    submitRest();
                } else if (!writing) {
                    write();
                } else {
                    listener.copied(offset + length, length);
                    startNextBlock();
                }
            }
        }

        /** A direct read that is no whole number of units ends at the end, too: one cannot go on from there. */
        private boolean isEnd(int result) {
            return result == 0 || options.direct() && done % CopyOptions.ALIGNMENT != 0;
        }

        private void end() {
            sourceEnd = Math.min(sourceEnd, offset + done);
            length = done;
            if (length > 0) {
                write();
            } else {
                startNextBlock();
            }
        }

        private void write() {
            int padding = options.request(length) - done;
            if (padding > 0) {
                // Beyond the end of the source a direct write still covers a whole unit; it is cut off in the end.
                buffer.asSlice(done, padding).fill((byte) 0);
            }
            start(true);
        }
    }
}
