package dev.uring;

import static dev.uring.kernel.SetupFlags.IORING_SETUP_ATTACH_WQ;
import static dev.uring.kernel.SetupFlags.IORING_SETUP_CLAMP;
import static dev.uring.kernel.SetupFlags.IORING_SETUP_CQSIZE;
import static dev.uring.kernel.SetupFlags.IORING_SETUP_IOPOLL;
import static dev.uring.kernel.SetupFlags.IORING_SETUP_NO_MMAP;
import static dev.uring.kernel.SetupFlags.IORING_SETUP_REGISTERED_FD_ONLY;
import static dev.uring.kernel.SetupFlags.IORING_SETUP_R_DISABLED;
import static dev.uring.kernel.SetupFlags.IORING_SETUP_SQPOLL;
import static dev.uring.kernel.SetupFlags.IORING_SETUP_SQ_AFF;
import static java.util.Objects.requireNonNull;

import dev.uring.backend.LibcBackend;
import dev.uring.backend.RingBackend;
import dev.uring.internal.Owner;
import dev.uring.internal.TimeText;
import dev.uring.internal.call.RingShutdown;
import dev.uring.internal.call.WaitConditions;
import dev.uring.internal.call.WaitRegionMemory;
import dev.uring.internal.ring.RingLayout;
import dev.uring.internal.setup.RingParts;
import dev.uring.internal.setup.RingPlan;
import dev.uring.internal.setup.RingSetup;
import dev.uring.kernel.SetupFlags;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Describes a ring to open. Unless told otherwise it picks the fastest set-up that the kernel has for a ring owned by
 * one thread, and leaves out what an older kernel lacks. What is demanded here is never left out: the kernel has it, or
 * opening fails and names it.
 *
 * <p>A builder may open any number of rings. It is not safe for use by several threads at once.
 *
 * <p>See {@code io_uring_setup(2)}.
 *
 * {@snippet class="dev.uring.snippet.RingTest" region="builder"}
 */
public final class IoUringBuilder {
    static final long CLOSE_TIMEOUT = Duration.ofSeconds(5).toNanos();

    private static final int MAX_WAIT_SLOTS = 1 << 16;

    private final int entries;
    private int cqEntries;
    private int flags;
    private int threadIdle;
    private int threadCpu;
    private IoUring attachedTo;
    private MemorySegment memory;
    private boolean wishing = true;
    private boolean registering = true;
    private int waitSlots;
    private long closeTimeout = CLOSE_TIMEOUT;
    private Supplier<? extends RingBackend> backend = LibcBackend::new;

    IoUringBuilder(int entries) {
        if (entries < 1) {
            throw new IllegalArgumentException("entries is " + entries + ", below 1");
        }
        this.entries = entries;
    }

    /**
     * Demands set-up flags, in addition to those demanded before and those the library picks. See {@link SetupFlags}.
     */
    public IoUringBuilder flags(int setupFlags) {
        flags |= setupFlags;
        return this;
    }

    /**
     * Uses only what is demanded: adds no flag, and does not {@linkplain #registerRingFd register the ring's
     * descriptor}.
     */
    public IoUringBuilder plain() {
        wishing = false;
        registering = false;
        return this;
    }

    /**
     * The number of completion entries, instead of twice the submission entries ({@code IORING_SETUP_CQSIZE}). Kernel 5.5.
     *
     * @param entries at least the submission entries and at most 65536, rounded up to a power of two; {@link #open()} checks it
     */
    public IoUringBuilder completionEntries(int entries) {
        cqEntries = entries;
        return flags(IORING_SETUP_CQSIZE);
    }

    /** Reduces sizes above the limits to the limits instead of refusing them ({@code IORING_SETUP_CLAMP}). Kernel 5.6. */
    public IoUringBuilder clamp() {
        return flags(IORING_SETUP_CLAMP);
    }

    /**
     * Lets a kernel thread take submissions ({@code IORING_SETUP_SQPOLL}). It sleeps after an idle time and is then
     * woken by a submit. Before kernel 5.11 it takes registered files only.
     *
     * @param idle at least a millisecond, at most 2<sup>32</sup>-1 of them
     */
    public IoUringBuilder sqpoll(Duration idle) {
        requireNonNull(idle, "idle");
        long milliseconds = WaitConditions.nanos(idle) / 1_000_000;
        if (milliseconds < 1 || milliseconds > 0xFFFF_FFFFL) {
            throw new IllegalArgumentException(
                    "idle is " + TimeText.of(idle) + ", outside 1.." + 0xFFFF_FFFFL + " milliseconds");
        }
        threadIdle = (int) milliseconds;
        return flags(IORING_SETUP_SQPOLL);
    }

    /** Pins the submission thread to a CPU ({@code IORING_SETUP_SQ_AFF}); goes with {@link #sqpoll}. */
    public IoUringBuilder sqpollCpu(int cpu) {
        if (cpu < 0) {
            throw new IllegalArgumentException("CPU " + cpu + " is negative");
        }
        threadCpu = cpu;
        return flags(IORING_SETUP_SQ_AFF);
    }

    /**
     * Finds completions by polling the device ({@code IORING_SETUP_IOPOLL}). Only reads and writes past the page cache
     * of devices with poll queues work then, and a few operations on the ring itself.
     */
    public IoUringBuilder iopoll() {
        return flags(IORING_SETUP_IOPOLL);
    }

    /**
     * Shares the worker threads of another ring, and its submission thread when both have one
     * ({@code IORING_SETUP_ATTACH_WQ}). Kernel 5.6.
     *
     * @param ring open when this ring is opened, and with a descriptor
     */
    public IoUringBuilder attachTo(IoUring ring) {
        attachedTo = Objects.requireNonNull(ring, "ring");
        return flags(IORING_SETUP_ATTACH_WQ);
    }

    /**
     * Keeps the rings in memory that the ring allocates and frees, instead of mapping them
     * ({@code IORING_SETUP_NO_MMAP}). Kernel 6.5.
     */
    public IoUringBuilder noMmap() {
        memory = null;
        return flags(IORING_SETUP_NO_MMAP);
    }

    /**
     * Keeps the rings in the caller's memory, such as a part of a huge page ({@code IORING_SETUP_NO_MMAP}). Kernel
     * 6.5; those before 6.13 want it to be physically contiguous.
     *
     * @param memory native, starting on a page, with at least {@link #memorySize()} bytes. It is overwritten, must stay
     *     alive until the ring is closed, and must stay alive for ever when closing {@linkplain #closeTimeout fails to
     *     end} operations, or when {@link #open()} throws an {@link UringException}: the kernel may have begun to use it
     */
    public IoUringBuilder noMmap(MemorySegment memory) {
        if (FieldCheck.nativeMemory("memory", memory).isReadOnly()) {
            throw new IllegalArgumentException("memory is read-only, and the kernel writes to it");
        }
        this.memory = memory;
        return flags(IORING_SETUP_NO_MMAP);
    }

    /**
     * Gives the ring no file descriptor but only an index with the opening thread, which the ring allocates memory for
     * ({@code IORING_SETUP_REGISTERED_FD_ONLY}). Kernel 6.5.
     */
    public IoUringBuilder registeredFdOnly() {
        return flags(IORING_SETUP_NO_MMAP | IORING_SETUP_REGISTERED_FD_ONLY);
    }

    /**
     * Starts the ring disabled, so that restrictions can be set before {@link IoUring#enable()}
     * ({@code IORING_SETUP_R_DISABLED}). Kernel 5.10.
     */
    public IoUringBuilder disabled() {
        return flags(IORING_SETUP_R_DISABLED);
    }

    /**
     * Whether to register the ring's descriptor with the opening thread, which makes every call cheaper. A thread has
     * room for 16; without room, or before Linux 5.18, the ring does without. On unless {@link #plain()}.
     */
    public IoUringBuilder registerRingFd(boolean register) {
        registering = register;
        return this;
    }

    /**
     * Opens a region of memory shared with the kernel for conditions of waiting, {@link IoUring#waitRegion()}. Kernel
     * 6.13.
     *
     * @param slots how many conditions to keep, 1 to 65536
     */
    public IoUringBuilder waitRegion(int slots) {
        if (slots < 1 || slots > MAX_WAIT_SLOTS) {
            throw new IllegalArgumentException("slots is " + slots + ", outside 1.." + MAX_WAIT_SLOTS);
        }
        waitSlots = slots;
        return this;
    }

    /**
     * How long {@link IoUring#close()} waits for operations to end; 5 seconds unless set.
     *
     * @param timeout not negative; more than 292 years count as 292 years
     */
    public IoUringBuilder closeTimeout(Duration timeout) {
        requireNonNull(timeout, "timeout");
        if (timeout.isNegative()) {
            throw new IllegalArgumentException("closeTimeout is " + TimeText.of(timeout) + ", below zero");
        }
        closeTimeout = WaitConditions.nanos(timeout);
        return this;
    }

    /** How to reach the kernel; {@link LibcBackend} unless set. The supplier is called once for each ring. */
    public IoUringBuilder backend(Supplier<? extends RingBackend> backend) {
        this.backend = Objects.requireNonNull(backend, "backend");
        return this;
    }

    /** How many bytes {@link #noMmap(MemorySegment)} needs for the ring as described so far: whole pages. */
    public long memorySize() {
        try (RingBackend backend = RingSetup.newBackend(this.backend)) {
            return RingLayout.memorySize(flags, entries, cqEntries, backend.pageSize());
        }
    }

    /**
     * Opens the ring. The calling thread becomes its owner.
     *
     * @throws UringException when the kernel refuses; the message names the flags it lacks
     * @throws UnsupportedOperationException when the kernel is older than Linux 5.4
     * @throws IllegalArgumentException when a size is out of range, or memory does not fit
     * @throws IllegalStateException on a virtual thread
     */
    public IoUring open() throws UringException {
        Owner owner = Owner.claim();
        // The kernel takes a wait region only as long as the ring is disabled.
        int demanded = waitSlots > 0 ? flags | IORING_SETUP_R_DISABLED : flags;
        int attachedFd = attachedTo == null ? 0 : attachedTo.sharedFd();
        RingPlan plan = new RingPlan(entries, cqEntries, demanded, wishing, threadIdle, threadCpu, attachedFd, memory);
        RingParts parts = plan.setUp(RingSetup.newBackend(backend));
        try {
            WaitRegionMemory region = waitSlots > 0 ? WaitRegionMemory.register(parts, waitSlots) : null;
            boolean enabled = (flags & IORING_SETUP_R_DISABLED) == 0;
            if (region != null && enabled) {
                parts.handle().enable();
            }
            return new IoUring(owner, parts, region, enabled, registering, closeTimeout);
        } catch (Throwable e) {
            RingShutdown.abandon(parts, closeTimeout);
            throw e;
        }
    }
}
