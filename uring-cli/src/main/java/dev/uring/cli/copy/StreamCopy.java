package dev.uring.cli.copy;

import dev.uring.UringException;
import dev.uring.op.file.Read;
import dev.uring.op.file.Write;
import java.lang.foreign.MemorySegment;

/**
 * Copies up to wherever the source ends, one block after the other: pipes and devices, files whose size is not known
 * beforehand, and what a file has grown by while it was copied.
 */
final class StreamCopy {
    private final Requests requests;
    private final OpenFile source;
    private final OpenFile target;
    private final MemorySegment buffer;
    private final CopyListener listener;

    /** A copy through {@code buffer}; {@code listener} is told of each block once it is written. */
    StreamCopy(Requests requests, OpenFile source, OpenFile target, MemorySegment buffer, CopyListener listener) {
        this.requests = requests;
        this.source = source;
        this.target = target;
        this.buffer = buffer;
        this.listener = listener;
    }

    /**
     * Copies from an offset up to the end of the source.
     *
     * @param start where to start in both files, in bytes, as far as they take offsets
     * @return where the source ended
     * @throws CopyException when a transfer fails, or the listener wants no more
     */
    long copyFrom(long start) throws UringException, CopyException {
        Read read = Read.of(source.fd(), buffer);
        long offset = start;
        for (int length; (length = requests.transfer(read.offset(source.position(offset)))) != 0; offset += length) {
            if (length < 0) {
                throw source.readFailure(length);
            }
            write(buffer.asSlice(0, length), offset);
            listener.copied(offset + length, length);
        }
        return offset;
    }

    private void write(MemorySegment block, long offset) throws UringException, CopyException {
        for (long done = 0; done < block.byteSize(); ) {
            if (listener.isCancelled()) {
                throw CopyException.interrupted();
            }
            int written = requests.transfer(
                    Write.of(target.fd(), block.asSlice(done)).offset(target.position(offset + done)));
            if (written <= 0) {
                throw target.writeFailure(written);
            }
            done += written;
        }
    }
}
