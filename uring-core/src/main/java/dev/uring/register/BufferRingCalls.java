package dev.uring.register;

import static dev.uring.kernel.RegisterOp.IORING_REGISTER_PBUF_RING;
import static dev.uring.kernel.RegisterOp.IORING_REGISTER_PBUF_STATUS;
import static dev.uring.kernel.RegisterOp.IORING_UNREGISTER_PBUF_RING;
import static dev.uring.op.buffer.BufferRingFlags.IOU_PBUF_RING_INC;
import static dev.uring.op.buffer.BufferRingFlags.IOU_PBUF_RING_MMAP;

import dev.uring.UringException;
import dev.uring.internal.LockedMemory;
import dev.uring.internal.Refusals;
import dev.uring.internal.call.Registrations;
import dev.uring.kernel.Errno;
import dev.uring.struct.IoUringBuf;
import dev.uring.struct.IoUringBufReg;
import dev.uring.struct.IoUringBufStatus;
import java.lang.foreign.MemorySegment;

/** The calls about one ring of provided buffers. */
final class BufferRingCalls {
    private static final long IORING_OFF_PBUF_RING = 0x8000_0000L;
    private static final int IORING_OFF_PBUF_SHIFT = 16;

    private final Registrations registrations;
    private final int group;

    BufferRingCalls(Registrations registrations, int group) {
        this.registrations = registrations;
        this.group = group;
    }

    /**
     * Registers the ring.
     *
     * @param ring its memory; {@link MemorySegment#NULL} lets the kernel allocate it
     */
    void register(MemorySegment ring, int entries, boolean incremental, int minimumLeft) throws UringException {
        MemorySegment argument = registrations.argument(IoUringBufReg.SIZE);
        IoUringBufReg.ringAddr(argument, ring.address());
        IoUringBufReg.ringEntries(argument, entries);
        IoUringBufReg.bgid(argument, group);
        IoUringBufReg.minLeft(argument, minimumLeft);
        IoUringBufReg.flags(
                argument, (ring.address() == 0 ? IOU_PBUF_RING_MMAP : 0) | (incremental ? IOU_PBUF_RING_INC : 0));
        int result = registrations.tryCall(IORING_REGISTER_PBUF_RING, argument, 1);
        if (result < 0) {
            throw refused(IORING_REGISTER_PBUF_RING, result, entries);
        }
    }

    /** Maps the ring that the kernel allocated. */
    MemorySegment map(int entries) throws UringException {
        return registrations.map(
                IORING_OFF_PBUF_RING | (long) group << IORING_OFF_PBUF_SHIFT, entries * IoUringBuf.SIZE);
    }

    void unregister() throws UringException {
        MemorySegment argument = registrations.argument(IoUringBufReg.SIZE);
        IoUringBufReg.bgid(argument, group);
        int result = registrations.tryCall(IORING_UNREGISTER_PBUF_RING, argument, 1);
        if (result < 0) {
            throw refused(IORING_UNREGISTER_PBUF_RING, result, 0);
        }
    }

    /** How many entries the kernel has taken, modulo 2<sup>16</sup>. */
    int head() throws UringException {
        MemorySegment argument = registrations.argument(IoUringBufStatus.SIZE);
        IoUringBufStatus.bufGroup(argument, group);
        int result = registrations.tryCall(IORING_REGISTER_PBUF_STATUS, argument, 1);
        if (result < 0) {
            throw refused(IORING_REGISTER_PBUF_STATUS, result, 0);
        }
        return IoUringBufStatus.head(argument) & 0xFFFF;
    }

    private UringException refused(int operation, int result, int entries) {
        String advice = switch (-result) {
            case Errno.EEXIST ->
                "the ring has buffers for group " + group + " already: one ring of buffers for each group";
            case Errno.ENOENT -> "the ring has no buffers for group " + group;
            case Errno.ENOMEM -> LockedMemory.advice("the ring of buffers needs", entries * IoUringBuf.SIZE);
            default -> "";
        };
        return Refusals.register(operation, -result, advice);
    }
}
