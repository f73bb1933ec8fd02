package dev.uring.cli.copy;

import dev.uring.IoUring;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** Moves the bytes of an open source into an open target, in the way that suits the two. */
record Transfer(
        IoUring ring,
        Arena arena,
        Requests requests,
        OpenFile source,
        FileFacts sourceFacts,
        CopyOptions options,
        CopyListener listener) {
    private static final int SEEK_END = 2;

    /**
     * Copies everything.
     *
     * @param regular whether the target is a regular file, which is empty
     * @return the size of the target, or the number of bytes when it has none
     */
    long into(OpenFile target, boolean regular) throws CopyException, IOException {
        long end = 0;
        if (source.seekable() && target.seekable()) {
            end = size();
            listener.started(end);
            long sourceEnd = new BlockCopy(ring, arena, source, target, options, listener)
                    .copy(regular ? new DataRuns(source.descriptor(), end) : DataRuns.whole(end));
            end = Math.min(end, sourceEnd);
        }
        if (!options.direct()) {
            // Whatever has no size, or has grown meanwhile.
            MemorySegment buffer = arena.allocate(options.blockSize(), CopyOptions.ALIGNMENT);
            end = new StreamCopy(requests, source, target, buffer, listener).copyFrom(end);
        }
        if (regular) {
            // A hole at the end was not written, and a direct write went past the end.
            int result = PosixCalls.truncate(target.descriptor(), end);
            if (result < 0) {
                throw target.writeFailure(result);
            }
        }
        return end;
    }

    private long size() throws CopyException {
        if (sourceFacts.isRegular()) {
            return sourceFacts.size();
        }
        // stat(2) reports no size for a block device.
        long size = PosixCalls.seek(source.descriptor(), 0, SEEK_END);
        if (size < 0) {
            throw source.readFailure((int) size);
        }
        return size;
    }
}
