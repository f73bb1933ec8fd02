package dev.uring.register;

import static dev.uring.kernel.CloneFlags.IORING_REGISTER_DST_REPLACE;
import static dev.uring.kernel.RegisterOp.IORING_REGISTER_BUFFERS;
import static dev.uring.kernel.RegisterOp.IORING_REGISTER_BUFFERS2;
import static dev.uring.kernel.RegisterOp.IORING_REGISTER_BUFFERS_UPDATE;
import static dev.uring.kernel.RegisterOp.IORING_REGISTER_CLONE_BUFFERS;
import static dev.uring.kernel.RegisterOp.IORING_UNREGISTER_BUFFERS;
import static dev.uring.kernel.ResourceFlags.IORING_RSRC_REGISTER_SPARSE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.uring.UringException;
import dev.uring.internal.LockedMemory;
import dev.uring.internal.Refusals;
import dev.uring.internal.call.Registrations;
import dev.uring.kernel.Errno;
import dev.uring.struct.IoUringCloneBuffers;
import dev.uring.struct.IoUringRsrcRegister;
import dev.uring.struct.IoUringRsrcUpdate2;
import dev.uring.struct.Iovec;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/** The registration calls about a table of buffers. */
final class BufferTableCalls {
    private final Registrations registrations;

    BufferTableCalls(Registrations registrations) {
        this.registrations = registrations;
    }

    void registerSparse(int slots) throws UringException {
        MemorySegment argument = registrations.argument(IoUringRsrcRegister.SIZE);
        IoUringRsrcRegister.nr(argument, slots);
        IoUringRsrcRegister.flags(argument, IORING_RSRC_REGISTER_SPARSE);
        int result = registrations.tryCall(IORING_REGISTER_BUFFERS2, argument, (int) IoUringRsrcRegister.SIZE);
        if (result == -Errno.EINVAL) {
            // Kernels before 5.19 take a table of empty slots only written out.
            MemorySegment[] empty = new MemorySegment[slots];
            Arrays.fill(empty, MemorySegment.NULL);
            register(empty, new long[slots]);
        } else if (result < 0) {
            throw refused(IORING_REGISTER_BUFFERS2, result, 0);
        }
    }

    void register(MemorySegment[] buffers) throws UringException {
        MemorySegment argument = registrations.argument(Iovec.SIZE * buffers.length);
        write(buffers, argument);
        int result = registrations.tryCall(IORING_REGISTER_BUFFERS, argument, buffers.length);
        if (result < 0) {
            throw refused(IORING_REGISTER_BUFFERS, result, bytes(buffers));
        }
    }

    void register(MemorySegment[] buffers, long[] tags) throws UringException {
        MemorySegment nested = nested(buffers, tags);
        MemorySegment argument = registrations.argument(IoUringRsrcRegister.SIZE);
        IoUringRsrcRegister.nr(argument, buffers.length);
        IoUringRsrcRegister.data(argument, nested.address());
        IoUringRsrcRegister.tags(argument, nested.address() + Iovec.SIZE * buffers.length);
        int tagged = (int) Arrays.stream(tags).filter(tag -> tag != 0).count();
        int result = registrations.tryCall(IORING_REGISTER_BUFFERS2, argument, (int) IoUringRsrcRegister.SIZE, tagged);
        if (result < 0) {
            throw refused(IORING_REGISTER_BUFFERS2, result, bytes(buffers));
        }
        registrations.expect(tagged);
    }

    /** Puts a buffer in a slot; {@link MemorySegment#NULL} empties it. */
    void set(int slot, MemorySegment buffer, long tag) throws UringException {
        MemorySegment nested = nested(new MemorySegment[] {buffer}, new long[] {tag});
        MemorySegment argument = registrations.argument(IoUringRsrcUpdate2.SIZE);
        IoUringRsrcUpdate2.offset(argument, slot);
        IoUringRsrcUpdate2.data(argument, nested.address());
        IoUringRsrcUpdate2.tags(argument, nested.address() + Iovec.SIZE);
        IoUringRsrcUpdate2.nr(argument, 1);
        int tagged = tag == 0 ? 0 : 1;
        int result =
                registrations.tryCall(IORING_REGISTER_BUFFERS_UPDATE, argument, (int) IoUringRsrcUpdate2.SIZE, tagged);
        if (result < 0) {
            throw refused(IORING_REGISTER_BUFFERS_UPDATE, result, buffer.byteSize());
        }
        registrations.expect(tagged);
    }

    /** Takes buffers of another ring over, which go into a new table or replace those of the table that is there. */
    void copy(int ring, int from, int to, int count, boolean replace) throws UringException {
        MemorySegment argument = registrations.argument(IoUringCloneBuffers.SIZE);
        IoUringCloneBuffers.srcFd(argument, ring);
        IoUringCloneBuffers.flags(argument, replace ? IORING_REGISTER_DST_REPLACE : 0);
        IoUringCloneBuffers.srcOff(argument, from);
        IoUringCloneBuffers.dstOff(argument, to);
        IoUringCloneBuffers.nr(argument, count);
        int result = registrations.tryCall(IORING_REGISTER_CLONE_BUFFERS, argument, 1);
        if (result < 0) {
            String advice = switch (-result) {
                case Errno.ENXIO -> "the other ring has no table of registered buffers";
                case Errno.EOVERFLOW -> "the other ring has no buffers " + from + ".." + (from + count - 1);
                case Errno.EBADF, Errno.EBADFD, Errno.EOPNOTSUPP -> "the other ring is closed";
                case Errno.EEXIST ->
                    "the other ring belongs to another thread and takes calls of that one only: set it up without"
                            + " IORING_SETUP_SINGLE_ISSUER";
                case Errno.EBUSY -> "this ring has a table of registered buffers already, or both rings are the same";
                default -> "";
            };
            throw Refusals.register(IORING_REGISTER_CLONE_BUFFERS, -result, advice);
        }
    }

    void unregister() throws UringException {
        int result = registrations.tryCall(IORING_UNREGISTER_BUFFERS, MemorySegment.NULL, 0);
        if (result < 0) {
            throw refused(IORING_UNREGISTER_BUFFERS, result, 0);
        }
    }

    /** The iovecs and the tags behind them. */
    private MemorySegment nested(MemorySegment[] buffers, long[] tags) {
        MemorySegment nested = registrations.nested((Iovec.SIZE + Long.BYTES) * buffers.length);
        write(buffers, nested);
        MemorySegment.copy(tags, 0, nested, JAVA_LONG, Iovec.SIZE * buffers.length, tags.length);
        return nested;
    }

    private static void write(MemorySegment[] buffers, MemorySegment iovecs) {
        for (int i = 0; i < buffers.length; i++) {
            MemorySegment iovec = Iovec.element(iovecs, i);
            Iovec.iovBase(iovec, buffers[i]);
            Iovec.iovLen(iovec, buffers[i].byteSize());
        }
    }

    private static long bytes(MemorySegment[] buffers) {
        return Arrays.stream(buffers).mapToLong(MemorySegment::byteSize).sum();
    }

    private static UringException refused(int operation, int result, long bytes) {
        String advice = switch (-result) {
            case Errno.EBUSY -> "the ring has a table of registered buffers already: close it first";
            case Errno.ENXIO -> "the ring has no table of registered buffers";
            case Errno.ENOMEM -> LockedMemory.advice("the buffers have", bytes);
            case Errno.EFAULT ->
                "a buffer is not accessible, or is mapped from a file: the kernel takes anonymous memory only";
            default -> "";
        };
        return Refusals.register(operation, -result, advice);
    }
}
