package dev.uring;

import static dev.uring.SetupFlags.IORING_SETUP_CQSIZE;
import static dev.uring.SetupFlags.IORING_SETUP_DEFER_TASKRUN;
import static dev.uring.register.RegisterOp.IORING_REGISTER_RESIZE_RINGS;

import dev.uring.struct.IoUringParams;
import java.lang.foreign.MemorySegment;

/** Changing the sizes of the queues of a ring that is in use. */
final class RingResize {
    private RingResize() {}

    /**
     * Resizes the queues, whose contents stay.
     *
     * @return the ring with its new memory
     */
    static RingParts run(RingParts parts, SubmissionQueue submission, CompletionQueue completion, int sq, int cq)
            throws UringException {
        RingLayout old = parts.layout();
        if (!old.has(IORING_SETUP_DEFER_TASKRUN) || !(parts.mapping() instanceof RingMapping.Mapped)) {
            throw new IllegalStateException(
                    "only a ring that is mapped and has IORING_SETUP_DEFER_TASKRUN can be resized;" + " this one has "
                            + SetupFlags.names(old.flags()));
        }
        RingPlan.checkSizes(sq, cq, IORING_SETUP_CQSIZE);
        submission.publish();
        completion.publish();
        MemorySegment params = IoUringParams.allocate(parts.backend().argumentMemory());
        IoUringParams.sqEntries(params, sq);
        IoUringParams.cqEntries(params, cq);
        IoUringParams.flags(params, IORING_SETUP_CQSIZE);
        int result = parts.handle().register(IORING_REGISTER_RESIZE_RINGS, params, 1);
        if (result < 0) {
            throw Advice.register("IORING_REGISTER_RESIZE_RINGS", -result, advice(-result));
        }
        RingLayout layout = RingLayout.of(params, old.flags());
        RingLayoutCheck.check(layout);
        RingMapping mapping =
                RingMapping.Mapped.of(parts.backend(), parts.handle().fd(), layout);
        layout.fillArray(mapping.rings());
        parts.mapping().detach(parts.backend());
        submission.attach(layout, mapping);
        completion.attach(layout, mapping);
        return parts.with(layout, mapping);
    }

    private static String advice(int errno) {
        return switch (errno) {
            case Errno.EOVERFLOW -> "what is in the queues does not fit: submit and read completions first";
            case Errno.EINVAL -> "this kernel cannot resize rings, which came with Linux 6.13, or not to these sizes";
            default -> "";
        };
    }
}
