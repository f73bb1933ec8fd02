package dev.uring.cli.copy;

import dev.uring.kernel.Errno;

/**
 * The runs of a file's data, from the first to the last; what lies between them are holes, which read as zeros and take
 * no room. A file system that knows no holes has one run.
 */
final class DataRuns {
    private static final int SEEK_DATA = 3;
    private static final int SEEK_HOLE = 4;

    private final int descriptor;
    private final long size;
    private long start;
    private long end;

    /**
     * The runs below {@code size}.
     *
     * @param descriptor the open file; its position moves
     * @param size where to stop, in bytes
     */
    DataRuns(int descriptor, long size) {
        this.descriptor = descriptor;
        this.size = size;
    }

    /** All bytes below {@code size} in one run, as for a target that does not start out as zeros. */
    static DataRuns whole(long size) {
        return new DataRuns(-1, size);
    }

    /** Moves on to the next run; false when there is none, and then an empty run ends the file. */
    boolean next() {
        if (end >= size) {
            start = end;
            return false;
        }
        long data = PosixCalls.seek(descriptor, end, SEEK_DATA);
        if (data == -Errno.ENXIO) {
            start = end = size;
            return false;
        }
        long hole = data < 0 ? data : PosixCalls.seek(descriptor, data, SEEK_HOLE);
        start = data < 0 ? end : data;
        end = hole < 0 ? size : Math.min(hole, size);
        return start < end;
    }

    /** Where the run starts, in bytes. */
    long start() {
        return start;
    }

    /** Where the run ends, in bytes: the first byte after it. */
    long end() {
        return end;
    }
}
