package dev.uring.register;

import static dev.uring.kernel.BpfFilterFlags.IO_URING_BPF_CMD_FILTER;
import static dev.uring.kernel.RegisterOp.IORING_REGISTER_BPF_FILTER;
import static java.util.Objects.requireNonNull;

import dev.uring.IoUring;
import dev.uring.UringException;
import dev.uring.internal.Refusals;
import dev.uring.internal.call.Registrations;
import dev.uring.kernel.BpfFilterFlags;
import dev.uring.struct.IoUringBpf;
import dev.uring.struct.IoUringBpfFilter;
import dev.uring.struct.SockFilter;
import java.lang.foreign.MemorySegment;

/**
 * A classic BPF program that decides which operations of one kind a ring may do: it sees {@code struct io_uring_bpf_ctx} and
 * returns 0 to deny. Operations that are denied fail with {@code EACCES}. A filter cannot be taken back. Only the ring's owner
 * may set it. Newer than kernel 6.18, where this library was never run: what is tested is that the kernel's refusal is clear.
 *
 * {@snippet class="dev.uring.snippet.ControlTest" region="filter"}
 */
public final class RequestFilter {
    private static final int MAX_INSTRUCTIONS = 4096;

    private RequestFilter() {}

    /**
     * Sets a filter.
     *
     * @param opcode {@code IORING_OP_*}, see {@link dev.uring.kernel.Opcodes}
     * @param program an array of {@code struct sock_filter}, 1 to 4096 instructions, in any memory; it is copied
     * @param partSize the size of the operation's own part of the context that the program knows, 0 to 255 bytes
     * @param flags {@code IO_URING_BPF_FILTER_*}, see {@link BpfFilterFlags}
     * @throws UringException {@code EINVAL} on kernels without filters and for a program that is not valid
     */
    public static void set(IoUring ring, int opcode, MemorySegment program, int partSize, int flags)
            throws UringException {
        requireNonNull(ring, "ring");
        requireNonNull(program, "program");
        long count = program.byteSize() / SockFilter.SIZE;
        if (program.byteSize() % SockFilter.SIZE != 0 || count < 1 || count > MAX_INSTRUCTIONS) {
            throw new IllegalArgumentException("a program of " + program.byteSize() + " bytes: it takes 1.."
                    + MAX_INSTRUCTIONS + " instructions of " + SockFilter.SIZE);
        }
        Registrations registrations = Registrations.of(ring);
        MemorySegment copy = registrations.nested(program.byteSize()).copyFrom(program);
        MemorySegment argument = registrations.argument(IoUringBpf.SIZE);
        IoUringBpf.cmdType(argument, IO_URING_BPF_CMD_FILTER);
        MemorySegment filter = IoUringBpf.filter(argument);
        IoUringBpfFilter.opcode(filter, opcode);
        IoUringBpfFilter.flags(filter, flags);
        IoUringBpfFilter.filterLen(filter, (int) count);
        IoUringBpfFilter.pduSize(filter, partSize);
        IoUringBpfFilter.filterPtr(filter, copy.address());
        int result = registrations.tryCall(IORING_REGISTER_BPF_FILTER, argument, 1);
        if (result < 0) {
            throw Refusals.register(IORING_REGISTER_BPF_FILTER, -result, "");
        }
    }
}
