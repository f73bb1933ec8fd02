package dev.uring.register;

import static dev.uring.kernel.RegisterOp.IORING_REGISTER_FILES;
import static dev.uring.kernel.RegisterOp.IORING_REGISTER_FILES2;
import static dev.uring.kernel.RegisterOp.IORING_REGISTER_FILES_UPDATE;
import static dev.uring.kernel.RegisterOp.IORING_REGISTER_FILES_UPDATE2;
import static dev.uring.kernel.RegisterOp.IORING_REGISTER_FILE_ALLOC_RANGE;
import static dev.uring.kernel.ResourceFlags.IORING_RSRC_REGISTER_SPARSE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.uring.UringException;
import dev.uring.internal.Refusals;
import dev.uring.internal.call.Registrations;
import dev.uring.kernel.Errno;
import dev.uring.struct.IoUringFileIndexRange;
import dev.uring.struct.IoUringRsrcRegister;
import dev.uring.struct.IoUringRsrcUpdate;
import dev.uring.struct.IoUringRsrcUpdate2;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/** The registration calls about a table of files. */
final class FileTableCalls {
    private static final int EMPTY = -1;

    /** Learns what became of a slot. */
    interface Replaced {
        void accept(int slot, int descriptor);
    }

    private final Registrations registrations;

    FileTableCalls(Registrations registrations) {
        this.registrations = registrations;
    }

    void registerSparse(int slots) throws UringException {
        MemorySegment argument = registrations.argument(IoUringRsrcRegister.SIZE);
        IoUringRsrcRegister.nr(argument, slots);
        IoUringRsrcRegister.flags(argument, IORING_RSRC_REGISTER_SPARSE);
        int result = registrations.tryCall(IORING_REGISTER_FILES2, argument, (int) IoUringRsrcRegister.SIZE);
        if (result == -Errno.EINVAL) {
            // Kernels before 5.19 take a table of empty slots only written out.
            int[] empty = new int[slots];
            Arrays.fill(empty, EMPTY);
            register(IORING_REGISTER_FILES, empty, null);
        } else if (result < 0) {
            throw refused(IORING_REGISTER_FILES2, result, slots + " slots");
        }
    }

    void register(int operation, int[] descriptors, long[] tags) throws UringException {
        int count = descriptors.length;
        int result;
        if (operation == IORING_REGISTER_FILES) {
            MemorySegment array = registrations.argument((long) count * Integer.BYTES);
            MemorySegment.copy(descriptors, 0, array, JAVA_INT, 0, count);
            result = registrations.tryCall(operation, array, count);
        } else {
            MemorySegment nested = nested(descriptors, tags, 0);
            MemorySegment argument = registrations.argument(IoUringRsrcRegister.SIZE);
            IoUringRsrcRegister.nr(argument, count);
            IoUringRsrcRegister.data(argument, nested.address() + (long) count * Long.BYTES);
            IoUringRsrcRegister.tags(argument, nested.address());
            result = registrations.tryCall(operation, argument, (int) IoUringRsrcRegister.SIZE, tagged(tags, 0, count));
        }
        if (result < 0) {
            throw refused(operation, result, "the descriptors " + shortened(descriptors, 0));
        }
        expect(tags, 0, count);
    }

    void set(int slot, int descriptor, long tag) throws UringException {
        update(slot, new int[] {descriptor}, tag == 0 ? null : new long[] {tag}, (_, _) -> {});
    }

    /** Replaces consecutive slots, and tells which ones also when the kernel stops half-way. */
    void update(int first, int[] descriptors, long[] tags, Replaced replaced) throws UringException {
        int done = 0;
        while (done < descriptors.length) {
            int result = tryUpdate(first, descriptors, tags, done);
            if (result < 0) {
                throw refused(
                        tags == null ? IORING_REGISTER_FILES_UPDATE : IORING_REGISTER_FILES_UPDATE2,
                        result,
                        "descriptor " + descriptors[done] + " for slot " + (first + done)
                                + (done == 0 ? "" : ", after " + done + " slots were replaced"));
            }
            expect(tags, done, done + result);
            for (int end = done + result; done < end; done++) {
                replaced.accept(first + done, descriptors[done]);
            }
        }
    }

    void setAllocationRange(int from, int count) throws UringException {
        MemorySegment argument = registrations.argument(IoUringFileIndexRange.SIZE);
        IoUringFileIndexRange.off(argument, from);
        IoUringFileIndexRange.len(argument, count);
        int result = registrations.tryCall(IORING_REGISTER_FILE_ALLOC_RANGE, argument, 0);
        if (result < 0) {
            throw Refusals.register(IORING_REGISTER_FILE_ALLOC_RANGE, -result, "");
        }
    }

    /** A call without an argument. */
    void call(int operation) throws UringException {
        int result = registrations.tryCall(operation, MemorySegment.NULL, 0);
        if (result < 0) {
            throw Refusals.register(
                    operation, -result, result == -Errno.ENXIO ? "the ring has no table of registered files" : "");
        }
    }

    static void checkDescriptor(int descriptor) {
        if (descriptor < 0) {
            throw new IllegalArgumentException("descriptor " + descriptor + " is negative");
        }
    }

    /** The tags, when they go with the descriptors. */
    static long[] checked(int[] descriptors, long[] tags) {
        if (tags.length != descriptors.length) {
            throw new IllegalArgumentException(tags.length + " tags for " + descriptors.length + " descriptors");
        }
        for (int i = 0; i < tags.length; i++) {
            if (descriptors[i] < 0 && tags[i] != 0) {
                throw new IllegalArgumentException("tag " + tags[i] + " at index " + i
                        + " belongs to no file: what is emptied reports the tag that it had");
            }
        }
        return tags;
    }

    private int tryUpdate(int first, int[] descriptors, long[] tags, int from) {
        int count = descriptors.length - from;
        MemorySegment nested = nested(descriptors, tags, from);
        if (tags == null) {
            MemorySegment argument = registrations.argument(IoUringRsrcUpdate.SIZE);
            IoUringRsrcUpdate.offset(argument, first + from);
            IoUringRsrcUpdate.data(argument, nested.address());
            return registrations.tryCall(IORING_REGISTER_FILES_UPDATE, argument, count);
        }
        MemorySegment argument = registrations.argument(IoUringRsrcUpdate2.SIZE);
        IoUringRsrcUpdate2.offset(argument, first + from);
        IoUringRsrcUpdate2.data(argument, nested.address() + (long) count * Long.BYTES);
        IoUringRsrcUpdate2.tags(argument, nested.address());
        IoUringRsrcUpdate2.nr(argument, count);
        return registrations.tryCall(
                IORING_REGISTER_FILES_UPDATE2,
                argument,
                (int) IoUringRsrcUpdate2.SIZE,
                tagged(tags, from, descriptors.length));
    }

    private void expect(long[] tags, int from, int to) {
        registrations.expect(tags == null ? 0 : tagged(tags, from, to));
    }

    private static int tagged(long[] tags, int from, int to) {
        return (int) Arrays.stream(tags, from, to).filter(tag -> tag != 0).count();
    }

    /** The tags, if there are any, and the descriptors behind them. */
    private MemorySegment nested(int[] descriptors, long[] tags, int from) {
        int count = descriptors.length - from;
        long tagBytes = tags == null ? 0 : (long) count * Long.BYTES;
        MemorySegment nested = registrations.nested(tagBytes + (long) count * Integer.BYTES);
        if (tags != null) {
            MemorySegment.copy(tags, from, nested, JAVA_LONG, 0, count);
        }
        MemorySegment.copy(descriptors, from, nested, JAVA_INT, tagBytes, count);
        return nested;
    }

    private static UringException refused(int operation, int result, String what) {
        String advice = switch (-result) {
            case Errno.EBADF -> what + ": a descriptor is not open, or is a ring";
            case Errno.EBUSY -> "the ring has a table of registered files already: close it first";
            case Errno.EMFILE -> what + ": more than the process may open, see ulimit -n";
            case Errno.ENXIO -> "the ring has no table of registered files";
            default -> "";
        };
        return Refusals.register(operation, -result, advice);
    }

    private static String shortened(int[] descriptors, int from) {
        return descriptors.length - from <= 8 ? Arrays.toString(descriptors) : "of " + descriptors.length + " slots";
    }
}
