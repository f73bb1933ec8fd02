package dev.uring.internal.call;

import static dev.uring.kernel.RegisterOp.IORING_REGISTER_RESIZE_RINGS;
import static dev.uring.kernel.SetupFlags.IORING_SETUP_CQSIZE;
import static dev.uring.kernel.SetupFlags.IORING_SETUP_DEFER_TASKRUN;
import static dev.uring.kernel.SetupFlags.IORING_SETUP_SQE_MIXED;
import static dev.uring.kernel.SetupFlags.IORING_SETUP_SQ_REWIND;

import dev.uring.UringException;
import dev.uring.internal.Refusals;
import dev.uring.internal.ring.CompletionRing;
import dev.uring.internal.ring.EntryStage;
import dev.uring.internal.ring.RingLayout;
import dev.uring.internal.ring.RingLayoutCheck;
import dev.uring.internal.ring.RingMapping;
import dev.uring.internal.setup.RingParts;
import dev.uring.internal.setup.RingPlan;
import dev.uring.kernel.Errno;
import dev.uring.kernel.SetupFlags;
import dev.uring.struct.IoUringParams;
import java.lang.foreign.MemorySegment;

/** Changing the sizes of the queues of a ring that is in use. */
public final class RingResize {
    private RingResize() {}

    /**
     * Makes the kernel resize the queues, whose contents it moves. From then on it uses other memory than what is mapped.
     *
     * @param params zeroed
     * @return where everything is in the new memory
     */
    public static RingLayout call(
            RingParts parts, MemorySegment params, EntryStage stage, CompletionRing completion, int sq, int cq)
            throws UringException {
        RingLayout old = parts.layout();
        completion.checkNotRead("resize the ring");
        if (!old.has(IORING_SETUP_DEFER_TASKRUN) || !(parts.mapping() instanceof RingMapping.Mapped)) {
            throw new IllegalStateException(
                    "only a ring that is mapped and has IORING_SETUP_DEFER_TASKRUN can be resized;" + " this one has "
                            + SetupFlags.names(old.flags()));
        }
        RingPlan.checkSizes(sq, cq, IORING_SETUP_CQSIZE);
        int waiting = stage.publish();
        completion.publish();
        checkContents(old, waiting, completion, sq, cq);
        IoUringParams.sqEntries(params, sq);
        IoUringParams.cqEntries(params, cq);
        IoUringParams.flags(params, IORING_SETUP_CQSIZE);
        int result = parts.handle().register(IORING_REGISTER_RESIZE_RINGS, params, 1);
        if (result < 0) {
            throw refused(-result);
        }
        return RingLayout.of(params, old.flags());
    }

    /** The kernel moves slot by slot, and only what lies between head and tail. */
    private static void checkContents(RingLayout old, int waiting, CompletionRing completion, int sq, int cq)
            throws UringException {
        int sqEntries = RingLayout.roundedUp(sq, RingLayout.MAX_SQ_ENTRIES);
        if (waiting > 0 && sqEntries < old.sqEntries() && old.has(IORING_SETUP_SQE_MIXED)) {
            throw new IllegalStateException("the end of a smaller queue could cut an entry of 128 bytes: submit first");
        }
        if (waiting > sqEntries && old.has(IORING_SETUP_SQ_REWIND)) {
            throw refused(Errno.EOVERFLOW);
        }
        if (completion.isCutBy(RingLayout.roundedUp(cq, RingLayout.MAX_CQ_ENTRIES))) {
            throw new IllegalStateException(
                    "the end of a smaller queue would cut a completion of 32 bytes: read completions first");
        }
    }

    /**
     * Maps the new memory and lets the queues go on there. The old memory stays mapped.
     *
     * @return the ring with its new memory
     */
    public static RingParts move(RingParts parts, RingLayout layout, EnterCalls calls) throws UringException {
        RingLayoutCheck.check(layout);
        RingMapping mapping = map(parts, layout);
        layout.fillArray(mapping.rings());
        calls.moveTo(layout, mapping);
        return parts.with(layout, mapping);
    }

    private static RingMapping map(RingParts parts, RingLayout layout) throws UringException {
        try {
            return RingParts.map(parts.backend(), parts.handle(), layout);
        } catch (UringException e) {
            throw new UringException(
                    e.call(), e.errno(), "the resized queues are out of reach, and the ring is closed");
        }
    }

    private static UringException refused(int errno) {
        return Refusals.register(IORING_REGISTER_RESIZE_RINGS, errno, advice(errno));
    }

    private static String advice(int errno) {
        return switch (errno) {
            case Errno.EOVERFLOW -> "what is in the queues does not fit: submit and read completions first";
            case Errno.EINVAL -> "this kernel cannot resize rings, which came with Linux 6.13, or not to these sizes";
            default -> "";
        };
    }
}
