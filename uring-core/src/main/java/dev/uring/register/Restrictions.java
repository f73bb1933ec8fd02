package dev.uring.register;

import static dev.uring.kernel.RegisterOp.IORING_REGISTER_RESTRICTIONS;
import static dev.uring.kernel.RegisterOp.IORING_REGISTER_SYNC_CANCEL;
import static dev.uring.kernel.RegisterOp.IORING_UNREGISTER_RING_FDS;
import static dev.uring.kernel.RestrictionOp.IORING_RESTRICTION_REGISTER_OP;
import static dev.uring.kernel.RestrictionOp.IORING_RESTRICTION_SQE_FLAGS_ALLOWED;
import static dev.uring.kernel.RestrictionOp.IORING_RESTRICTION_SQE_FLAGS_REQUIRED;
import static dev.uring.kernel.RestrictionOp.IORING_RESTRICTION_SQE_OP;
import static java.util.Objects.requireNonNull;

import dev.uring.IoUring;
import dev.uring.UringException;
import dev.uring.internal.Refusals;
import dev.uring.internal.call.Registrations;
import dev.uring.kernel.Errno;
import dev.uring.kernel.RegisterOp;
import dev.uring.struct.IoUringRestriction;
import java.lang.foreign.MemorySegment;
import java.util.BitSet;

/**
 * What a ring may do, for a ring that is handed to code that is trusted with no more. Everything that is not allowed here
 * fails: entries with {@code EACCES} as their result, registrations with it as their error. Restrictions are registered once,
 * on a ring that was opened {@linkplain dev.uring.IoUringBuilder#disabled disabled}, and hold from {@link IoUring#enable()} on.
 *
 * <p>Cancelling and giving the ring's index up are always allowed, because closing the ring needs them. The object may be
 * registered with any number of rings, each by its owner.
 *
 * <p>See {@code io_uring_register_restrictions(3)}. Kernel 5.10.
 *
 * {@snippet class="dev.uring.snippet.ControlTest" region="restrictions"}
 */
public final class Restrictions {
    private static final int MAX_CODE = 0xFF;

    private final BitSet opcodes = new BitSet();
    private final BitSet registrations = new BitSet();
    private int allowedFlags;
    private int requiredFlags;

    /** Allows nothing but what closing the ring needs. */
    public Restrictions() {
        registrations.set(IORING_REGISTER_SYNC_CANCEL);
        registrations.set(IORING_UNREGISTER_RING_FDS);
    }

    /**
     * Allows operations.
     *
     * @param opcodes {@code IORING_OP_*}, see {@link dev.uring.kernel.Opcodes}
     */
    public Restrictions allow(int... opcodes) {
        requireNonNull(opcodes, "opcodes");
        for (int opcode : opcodes) {
            this.opcodes.set(checked("opcode", opcode));
        }
        return this;
    }

    /**
     * Allows registrations.
     *
     * @param operations {@code IORING_REGISTER_*}, see {@link RegisterOp}
     */
    public Restrictions allowRegistrations(int... operations) {
        requireNonNull(operations, "operations");
        for (int operation : operations) {
            registrations.set(checked("register operation", operation));
        }
        return this;
    }

    /**
     * Allows entries with flags; without this, entries may have none but the required ones.
     *
     * @param flags {@code IOSQE_*}, see {@link dev.uring.kernel.SqeFlags}
     */
    public Restrictions allowFlags(int flags) {
        allowedFlags |= checked("flags", flags);
        return this;
    }

    /**
     * Demands flags of every entry.
     *
     * @param flags {@code IOSQE_*}, such as {@link dev.uring.kernel.SqeFlags#IOSQE_FIXED_FILE}
     */
    public Restrictions requireFlags(int flags) {
        requiredFlags |= checked("flags", flags);
        return this;
    }

    /**
     * Registers the restrictions.
     *
     * @throws UringException {@code EBADFD} on a ring that is enabled, {@code EBUSY} when it has restrictions, {@code EINVAL} for
     *     something that this kernel does not know, or more than it takes
     */
    public void register(IoUring ring) throws UringException {
        requireNonNull(ring, "ring");
        Registrations calls = Registrations.of(ring);
        int count = opcodes.cardinality() + registrations.cardinality() + 2;
        MemorySegment array = calls.argument(count * IoUringRestriction.SIZE);
        int next = 0;
        for (int opcode : opcodes.stream().toArray()) {
            MemorySegment each = element(array, next++, IORING_RESTRICTION_SQE_OP);
            IoUringRestriction.sqeOp(each, opcode);
        }
        for (int operation : registrations.stream().toArray()) {
            MemorySegment each = element(array, next++, IORING_RESTRICTION_REGISTER_OP);
            IoUringRestriction.registerOp(each, operation);
        }
        IoUringRestriction.sqeFlags(element(array, next++, IORING_RESTRICTION_SQE_FLAGS_ALLOWED), allowedFlags);
        IoUringRestriction.sqeFlags(element(array, next, IORING_RESTRICTION_SQE_FLAGS_REQUIRED), requiredFlags);
        int result = calls.tryCall(IORING_REGISTER_RESTRICTIONS, array, count);
        if (result < 0) {
            throw Refusals.register(IORING_REGISTER_RESTRICTIONS, -result, advice(-result, count));
        }
    }

    private static String advice(int errno, int count) {
        return switch (errno) {
            case Errno.EBADFD -> "the ring is enabled: restrict it before, on a ring opened disabled()";
            case Errno.EBUSY -> "the ring has restrictions already";
            case Errno.EINVAL ->
                "one of the " + count + " restrictions names something that this kernel does not know, or"
                        + " they are too many, or the kernel is older than 5.10";
            default -> "";
        };
    }

    private static MemorySegment element(MemorySegment array, int index, int kind) {
        MemorySegment element = IoUringRestriction.element(array, index);
        IoUringRestriction.opcode(element, kind);
        return element;
    }

    private static int checked(String what, int value) {
        if (value < 0 || value > MAX_CODE) {
            throw new IllegalArgumentException(what + " " + value + " is outside 0.." + MAX_CODE);
        }
        return value;
    }
}
