package dev.uring;

import dev.uring.kernel.Opcodes;
import dev.uring.kernel.SqeFlags;
import dev.uring.op.poll.PollFlags;
import dev.uring.struct.IoUringSqe;

/** One operation, submitted and awaited on a ring that has nothing else to do. */
final class SingleOperation {
    private SingleOperation() {}

    static Cqe execute(Operation<?> operation, IoUring ring) throws UringException {
        checkCompletesOnce(operation);
        ring.checkIdle("execute " + name(operation));
        ring.submission().push(operation);
        try {
            ring.submit();
        } finally {
            // What the kernel refused to take must not go with a later submit.
            ring.submission().discard();
        }
        CompletionQueue completions = ring.completion();
        Cqe completion = completions.poll();
        while (completion == null) {
            ring.submitAndWait(1);
            completion = completions.poll();
        }
        return completion;
    }

    private static void checkCompletesOnce(Operation<?> operation) {
        if ((operation.modifiers() & (long) SqeFlags.IOSQE_CQE_SKIP_SUCCESS << Byte.SIZE) != 0) {
            throw new IllegalArgumentException(name(operation) + " has skipSuccess, so that no completion would come");
        }
        if (operation.mayCompleteOften() && !isSinglePoll(operation)) {
            throw new IllegalArgumentException(name(operation)
                    + " can have more than one completion: submit it and read completions as long as they have"
                    + " IORING_CQE_F_MORE");
        }
    }

    /** Only a field tells whether a poll completes once. */
    private static boolean isSinglePoll(Operation<?> operation) {
        return operation.opcode() == Opcodes.IORING_OP_POLL_ADD
                && (IoUringSqe.len(operation.build().segment()) & PollFlags.IORING_POLL_ADD_MULTI) == 0;
    }

    private static String name(Operation<?> operation) {
        return operation.getClass().getSimpleName();
    }
}
