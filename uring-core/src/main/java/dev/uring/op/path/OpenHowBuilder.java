package dev.uring.op.path;

import static dev.uring.op.path.OpenFlags.O_CREAT;
import static dev.uring.op.path.OpenFlags.O_TMPFILE;
import static java.util.Objects.requireNonNull;

import dev.uring.struct.OpenHow;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;

/**
 * A {@code struct open_how} for {@code openat2(2)}: how to open, and which paths to refuse. Kernel 5.6.
 *
 * {@snippet class="dev.uring.snippet.StructureTest" region="how"}
 */
public final class OpenHowBuilder {
    private static final int MAX_MODE = 07777;

    private final int flags;
    private int mode;
    private long resolve;

    private OpenHowBuilder(int flags) {
        this.flags = flags;
    }

    /** Starts with the access mode and flags, {@code O_*}. */
    public static OpenHowBuilder flags(int flags) {
        return new OpenHowBuilder(flags);
    }

    /**
     * The permissions of the file that is created.
     *
     * @param mode 0 to 07777
     * @throws IllegalArgumentException when it is out of range, or no file is created, which {@code openat2(2)} refuses
     */
    public OpenHowBuilder mode(int mode) {
        if ((mode & ~MAX_MODE) != 0) {
            throw new IllegalArgumentException("mode is 0" + Integer.toOctalString(mode) + ", outside 0..07777");
        }
        boolean creates = (flags & O_CREAT) != 0 || (flags & O_TMPFILE) == O_TMPFILE;
        if (mode != 0 && !creates) {
            throw new IllegalArgumentException("mode is 0" + Integer.toOctalString(mode)
                    + ", but without O_CREAT or O_TMPFILE no file is created");
        }
        this.mode = mode;
        return this;
    }

    /** Which paths to refuse, {@code RESOLVE_*}. */
    public OpenHowBuilder resolve(long resolve) {
        this.resolve = resolve;
        return this;
    }

    /** The structure, 24 bytes. The kernel copies it when it takes the entry. */
    public MemorySegment build(SegmentAllocator allocator) {
        requireNonNull(allocator, "allocator");
        MemorySegment how = OpenHow.allocate(allocator);
        OpenHow.flags(how, Integer.toUnsignedLong(flags));
        OpenHow.mode(how, mode);
        OpenHow.resolve(how, resolve);
        return how;
    }
}
