package dev.uring.register;

import static dev.uring.kernel.RegisterOp.IORING_REGISTER_IOWQ_AFF;
import static dev.uring.kernel.RegisterOp.IORING_UNREGISTER_IOWQ_AFF;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.util.Objects.requireNonNull;

import dev.uring.IoUring;
import dev.uring.UringException;
import dev.uring.internal.Refusals;
import dev.uring.internal.call.Registrations;
import dev.uring.kernel.Errno;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;

/**
 * The processors that kernel threads which work for a ring run on. It holds for the thread that submits, on all of its rings.
 * See
 * {@code io_uring_register_iowq_aff(3)}. Kernel 5.14.
 *
 * {@snippet class="dev.uring.snippet.ControlTest" region="workers"}
 */
public final class WorkerAffinity {
    private static final Path POSSIBLE = Path.of("/sys/devices/system/cpu/possible");

    private WorkerAffinity() {}

    /**
     * Binds the workers to processors.
     *
     * @param processors their numbers, at least one
     * @throws IllegalArgumentException when the machine has no such processor
     * @throws UringException {@code EINVAL} when the process may not use one of them
     */
    public static void set(IoUring ring, BitSet processors) throws UringException {
        requireNonNull(ring, "ring");
        requireNonNull(processors, "processors");
        if (processors.isEmpty()) {
            throw new IllegalArgumentException("no processor is left to the workers; clear(ring) frees them");
        }
        int last = lastProcessor();
        if (processors.length() - 1 > last) {
            // The kernel cuts them off, which may leave the workers none.
            throw new IllegalArgumentException(
                    "processor " + (processors.length() - 1) + " is above the last one, which is " + last);
        }
        Registrations registrations = Registrations.of(ring);
        long[] words = processors.toLongArray();
        MemorySegment mask = registrations.argument((long) words.length * Long.BYTES);
        MemorySegment.copy(words, 0, mask, JAVA_LONG, 0, words.length);
        int result = registrations.tryCall(IORING_REGISTER_IOWQ_AFF, mask, (int) mask.byteSize());
        if (result < 0) {
            throw Refusals.register(
                    IORING_REGISTER_IOWQ_AFF,
                    -result,
                    result == -Errno.EINVAL
                            ? "the process may not use all of the processors " + processors
                                    + ", or the kernel is older than 5.14"
                            : "");
        }
    }

    /** Frees the workers from their processors; also when they were not bound. */
    public static void clear(IoUring ring) throws UringException {
        requireNonNull(ring, "ring");
        int result = Registrations.of(ring).tryCall(IORING_UNREGISTER_IOWQ_AFF, MemorySegment.NULL, 0);
        if (result < 0) {
            throw Refusals.register(IORING_UNREGISTER_IOWQ_AFF, -result, "");
        }
    }

    private static int lastProcessor() {
        try {
            String ranges = Files.readString(POSSIBLE).strip();
            return Integer.parseInt(ranges.substring(Math.max(ranges.lastIndexOf('-'), ranges.lastIndexOf(',')) + 1));
        } catch (IOException | NumberFormatException e) {
            return Integer.MAX_VALUE;
        }
    }
}
