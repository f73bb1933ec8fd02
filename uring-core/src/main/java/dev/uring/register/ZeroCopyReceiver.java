package dev.uring.register;

import static dev.uring.kernel.MemoryRegionFlags.IORING_MEM_REGION_TYPE_USER;
import static dev.uring.kernel.RegisterOp.IORING_REGISTER_ZCRX_IFQ;
import static dev.uring.kernel.ZeroCopyReceiveFlags.IORING_ZCRX_AREA_MASK;
import static java.util.Objects.requireNonNull;

import dev.uring.IoUring;
import dev.uring.UringException;
import dev.uring.internal.Refusals;
import dev.uring.internal.call.Registrations;
import dev.uring.kernel.Errno;
import dev.uring.kernel.SetupFlags;
import dev.uring.struct.IoUringRegionDesc;
import dev.uring.struct.IoUringZcrxAreaReg;
import dev.uring.struct.IoUringZcrxIfqReg;
import dev.uring.struct.IoUringZcrxOffsets;
import dev.uring.struct.IoUringZcrxRqe;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * A queue of a network device whose packets the device writes straight into memory of the application, for
 * {@code dev.uring.op.net.RecvZc}. It belongs to its ring until that is closed. Only the ring's owner may use it.
 *
 * <p>It needs a device and a driver that split headers from data, {@code CAP_NET_ADMIN}, and a ring with
 * {@link SetupFlags#IORING_SETUP_DEFER_TASKRUN} and large completions. This library was never run on such a device: what is
 * tested is that the kernel's refusal is clear, and how memory is given back. See {@code io_uring_register_ifq(3)}. Kernel 6.15.
 *
 * {@snippet class="dev.uring.snippet.ControlTest" region="receiver"}
 */
public final class ZeroCopyReceiver {
    private static final int LARGE_COMPLETIONS = SetupFlags.IORING_SETUP_CQE32 | SetupFlags.IORING_SETUP_CQE_MIXED;
    private static final int MAX_ENTRIES = 1 << 15;

    private final Registrations registrations;
    private final MemorySegment area;
    private final RefillQueue refill;
    private final long token;
    private final int id;

    private ZeroCopyReceiver(Registrations registrations, MemorySegment area, RefillQueue refill, long token, int id) {
        this.registrations = registrations;
        this.area = area;
        this.refill = refill;
        this.token = token;
        this.id = id;
    }

    /**
     * Registers a queue of a device, with memory that lives until the ring is closed.
     *
     * @param networkInterface the index of the interface, as {@link java.net.NetworkInterface#getIndex()} says
     * @param queue the number of the receive queue, 0 or more; steering packets to it is the administrator's task
     * @param areaBytes the size of the memory to receive into, a multiple of the page size
     * @param entries how many pieces can wait to be taken back, a power of two, 1 to 32768
     * @throws UringException {@code EOPNOTSUPP} when the device cannot, {@code EPERM} without {@code CAP_NET_ADMIN}
     * @throws IllegalStateException when the ring was not set up for it
     */
    public static ZeroCopyReceiver register(IoUring ring, int networkInterface, int queue, long areaBytes, int entries)
            throws UringException {
        requireNonNull(ring, "ring");
        Registrations registrations = Registrations.of(ring);
        checkRing(ring.setupFlags());
        int page = registrations.pageSize();
        if (areaBytes < page || areaBytes % page != 0) {
            throw new IllegalArgumentException(
                    "an area of " + areaBytes + " bytes is no multiple of a page of " + page);
        }
        if (entries < 1 || entries > MAX_ENTRIES || Integer.bitCount(entries) != 1) {
            throw new IllegalArgumentException(
                    entries + " entries: a power of two in 1.." + MAX_ENTRIES + " is needed");
        }
        Arena arena = registrations.newKernelArena();
        try {
            MemorySegment area = arena.allocate(areaBytes, page);
            // The indices take a page of their own.
            MemorySegment region =
                    arena.allocate(page + (entries * IoUringZcrxRqe.SIZE + page - 1) / page * page, page);
            ZeroCopyReceiver receiver = register(registrations, networkInterface, queue, entries, area, region);
            registrations.afterClose(arena::close);
            return receiver;
        } catch (Throwable e) {
            arena.close();
            throw e;
        }
    }

    /** What {@code RecvZc} names the queue by. */
    public int id() {
        return id;
    }

    /**
     * The data of a completion.
     *
     * @param location the completion's first extra word
     * @param bytes the completion's result
     * @throws IndexOutOfBoundsException when it lies outside the area
     */
    public MemorySegment data(long location, int bytes) {
        return area.asSlice(location & ~IORING_ZCRX_AREA_MASK, bytes);
    }

    /**
     * Gives the data of a completion back to the device, which may overwrite it from now on.
     *
     * @param location the completion's first extra word
     * @param bytes the completion's result
     * @return false when too many wait to be taken: wait for completions, then try again
     */
    public boolean tryGiveBack(long location, int bytes) {
        if (!registrations.isOpen()) {
            throw new IllegalStateException("the ring is closed");
        }
        return refill.tryAdd(location & ~IORING_ZCRX_AREA_MASK | token, bytes);
    }

    private static ZeroCopyReceiver register(
            Registrations registrations,
            int networkInterface,
            int queue,
            int entries,
            MemorySegment area,
            MemorySegment region)
            throws UringException {
        MemorySegment nested = registrations.nested(IoUringZcrxAreaReg.SIZE + IoUringRegionDesc.SIZE);
        MemorySegment areaReg = nested.asSlice(0, IoUringZcrxAreaReg.SIZE);
        IoUringZcrxAreaReg.addr(areaReg, area.address());
        IoUringZcrxAreaReg.len(areaReg, area.byteSize());
        MemorySegment description = nested.asSlice(IoUringZcrxAreaReg.SIZE);
        IoUringRegionDesc.userAddr(description, region.address());
        IoUringRegionDesc.size(description, region.byteSize());
        IoUringRegionDesc.flags(description, IORING_MEM_REGION_TYPE_USER);
        MemorySegment argument = registrations.argument(IoUringZcrxIfqReg.SIZE);
        IoUringZcrxIfqReg.ifIdx(argument, networkInterface);
        IoUringZcrxIfqReg.ifRxq(argument, queue);
        IoUringZcrxIfqReg.rqEntries(argument, entries);
        IoUringZcrxIfqReg.areaPtr(argument, areaReg.address());
        IoUringZcrxIfqReg.regionPtr(argument, description.address());
        int result = registrations.tryCall(IORING_REGISTER_ZCRX_IFQ, argument, 1);
        if (result < 0) {
            throw Refusals.register(IORING_REGISTER_ZCRX_IFQ, -result, advice(-result, networkInterface, queue));
        }
        MemorySegment offsets = IoUringZcrxIfqReg.offsets(argument);
        RefillQueue refill = new RefillQueue(
                region,
                IoUringZcrxOffsets.head(offsets),
                IoUringZcrxOffsets.tail(offsets),
                IoUringZcrxOffsets.rqes(offsets),
                IoUringZcrxIfqReg.rqEntries(argument));
        return new ZeroCopyReceiver(
                registrations,
                area,
                refill,
                IoUringZcrxAreaReg.rqAreaToken(areaReg),
                IoUringZcrxIfqReg.zcrxId(argument));
    }

    private static void checkRing(int flags) {
        if ((flags & SetupFlags.IORING_SETUP_DEFER_TASKRUN) == 0 || (flags & LARGE_COMPLETIONS) == 0) {
            throw new IllegalStateException("zero-copy receiving needs a ring with IORING_SETUP_DEFER_TASKRUN and"
                    + " IORING_SETUP_CQE32 or IORING_SETUP_CQE_MIXED");
        }
    }

    private static String advice(int errno, int networkInterface, int queue) {
        return switch (errno) {
            case Errno.EOPNOTSUPP ->
                "queue " + queue + " of interface " + networkInterface + " cannot do it: the device and its"
                        + " driver must split headers from data (ethtool -G tcp-data-split on)";
            case Errno.EPERM -> "it needs CAP_NET_ADMIN";
            case Errno.ENODEV -> "there is no network interface with index " + networkInterface;
            case Errno.EEXIST -> "queue " + queue + " of interface " + networkInterface + " is taken";
            case Errno.ENOMEM ->
                "the kernel is short of memory, or the limit of locked memory is reached, see ulimit -l";
            default -> "";
        };
    }
}
