package dev.uring;

import static dev.uring.kernel.SetupFlags.IORING_SETUP_R_DISABLED;
import static java.util.Objects.requireNonNull;

import dev.uring.backend.LibcBackend;
import dev.uring.internal.Owner;
import dev.uring.internal.call.EnterCalls;
import dev.uring.internal.call.Registrations;
import dev.uring.internal.call.RingArenas;
import dev.uring.internal.call.RingResize;
import dev.uring.internal.call.RingShutdown;
import dev.uring.internal.call.WaitRegionMemory;
import dev.uring.internal.ring.CompletionRing;
import dev.uring.internal.ring.EntryStage;
import dev.uring.internal.ring.NotedOperations;
import dev.uring.internal.ring.RingLayout;
import dev.uring.internal.ring.RingMapping;
import dev.uring.internal.ring.SubmissionRing;
import dev.uring.internal.setup.RingAdoption;
import dev.uring.internal.setup.RingParts;
import dev.uring.kernel.Features;
import dev.uring.kernel.SetupFlags;
import dev.uring.struct.IoUringParams;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;

/**
 * A ring: two queues shared with the kernel, one for operations to do and one for their results.
 *
 * <p>The thread that opens a ring owns it. Only the owner may use the ring and its queues; anything else gets an
 * {@link IllegalStateException}. The owner must be a platform thread and must close the ring before it ends: the kernel
 * takes no other thread's calls about most rings, so that nobody else can end what is still in flight.
 *
 * <p>Everything that an operation points at must stay alive, and must not be used for anything else, until the
 * operation is done. {@link #close()} ends what is still going on, and throws an exception when it cannot prove that all has
 * ended. Memory of {@link #newArena()} is safe in every case, in whatever order ring and arena are closed.
 *
 * <p>A program that ends needs not close its rings: the kernel cancels what is in flight and ends with the process. To end
 * writes in an orderly way from a shutdown hook, tell the owner to stop, and wait for its thread; the hook itself cannot close
 * a ring whose owner is alive.
 *
 * {@snippet class="dev.uring.snippet.RingTest" region="read"}
 */
public final class IoUring implements AutoCloseable {
    static {
        Registrations.findBy(ring -> ((IoUring) ring).registrations);
    }

    private final SubmissionQueue submission;
    private final CompletionQueue completion;
    private final Submitter submitter;
    private final Registrations registrations;
    private final Registrar registrar;
    private final long closeTimeout;
    private final boolean registering;
    private final RingArenas arenas = new RingArenas(this::isProvablyIdle);

    /** Held while closing, so that a second thread returns when the first has closed the ring. */
    private final Object closing = new Object();

    private final Owner owner;
    private final NotedOperations noted = new NotedOperations();
    private final CompletionRing completions;
    private final EnterCalls calls;
    private final WaitRegion waitRegion;

    private RingParts parts;
    private boolean enabled;

    /** Set when closing begins, while the parts of the ring still work for it. */
    private boolean closed;

    private CloseReport report;

    /** @param region the conditions for waiting that are registered already, or null */
    IoUring(
            Owner owner,
            RingParts parts,
            WaitRegionMemory region,
            boolean enabled,
            boolean registering,
            long closeTimeout) {
        this.owner = owner;
        this.parts = parts;
        this.registering = registering;
        this.closeTimeout = closeTimeout;
        RingLayout layout = parts.layout();
        completions = new CompletionRing(parts.backend(), layout, parts.mapping(), noted);
        SubmissionRing submissions = new SubmissionRing(parts.backend(), layout, parts.mapping(), completions);
        EntryStage stage = new EntryStage(owner, submissions, noted, layout);
        calls = new EnterCalls(parts, stage, submissions, completions);
        submission = new SubmissionQueue(owner, stage, submissions);
        completion = new CompletionQueue(owner, completions);
        waitRegion = region == null ? null : new WaitRegion(region);
        submitter = new Submitter(owner, calls, waitRegion);
        registrations = new Registrations(owner, parts.backend(), parts.handle(), completions, arenas);
        registrar = new Registrar(registrations);
        if (region != null) {
            registrations.afterClose(region.arena()::close);
        }
        this.enabled = enabled;
        if (enabled && registering) {
            parts.handle().tryRegister();
        }
    }

    /**
     * Describes a ring to open.
     *
     * @param entries how many submissions to queue at once, 1 to 32768, rounded up to a power of two; there is room for
     *     twice as many completions
     * @throws IllegalArgumentException when below 1
     */
    public static IoUringBuilder builder(int entries) {
        return new IoUringBuilder(entries);
    }

    /**
     * Opens a ring with the fastest set-up for one owner thread; see {@link #builder(int)}.
     *
     * @throws UringException as {@link IoUringBuilder#open()}
     */
    public static IoUring open(int entries) throws UringException {
        return builder(entries).open();
    }

    /**
     * Takes over a ring that something else in this process set up, and closes it in the end. The calling thread
     * becomes its owner; a ring that takes submissions from one thread only must have been set up, or enabled, by this
     * thread.
     *
     * @param fd the ring's descriptor
     * @param params {@code struct io_uring_params}, 120 bytes, as set-up returned it
     * @throws UringException when the ring's memory cannot be mapped
     * @throws IllegalArgumentException when entries wait in the submission queue, or the ring has no descriptor or no
     *     mapping
     */
    public static IoUring adopt(int fd, MemorySegment params) throws UringException {
        requireNonNull(params, "params");
        Owner owner = Owner.claim();
        RingParts parts = RingAdoption.adopt(new LibcBackend(), fd, params);
        try {
            boolean enabled = !parts.layout().has(IORING_SETUP_R_DISABLED);
            IoUring ring = new IoUring(owner, parts, null, enabled, false, IoUringBuilder.CLOSE_TIMEOUT);
            // Entries may be in flight that were not submitted here.
            ring.noted.distrust();
            return ring;
        } catch (Throwable e) {
            parts.forget();
            throw e;
        }
    }

    /** Where operations are pushed. */
    public SubmissionQueue submission() {
        return submission;
    }

    /** Where their results arrive. */
    public CompletionQueue completion() {
        return completion;
    }

    /** The calls that submit and wait. */
    public Submitter submitter() {
        return submitter;
    }

    /** The calls that register resources; {@code dev.uring.register} has objects for them. */
    public Registrar registrar() {
        return registrar;
    }

    /** {@link Submitter#submit()}. */
    public int submit() throws UringException {
        return submitter.submit();
    }

    /** {@link Submitter#submitAndWait(int)}. */
    public int submitAndWait(int completions) throws UringException {
        return submitter.submitAndWait(completions);
    }

    /**
     * Submits one operation and waits for its completion: the simple way, for a ring that has nothing else to do. The wait has no
     * limit; an {@linkplain Thread#interrupt() interrupt} or a {@link Waker} does not end it.
     *
     * @return the completion, whose result is negative when the operation failed
     * @throws UringException when the kernel refuses a call. What it has not taken is not queued any more. {@link #inFlight()} is 1
     *     when it has the operation all the same: when waiting failed, or with a submission thread. Its memory is in use then
     * @throws IllegalArgumentException when the operation has no completion or can have more than one, such as a multishot one;
     *     nothing was submitted then
     * @throws IllegalStateException when entries are queued or in flight, completions are unread, or completions of messages and
     *     resource tags could come between; nothing was submitted then
     */
    public Cqe execute(Operation<?> operation) throws UringException {
        requireNonNull(operation, "operation");
        return SingleOperation.execute(operation, this);
    }

    /** Refuses what needs a ring on which no other completion can come. */
    void checkIdle(String what) {
        check();
        completions.checkNotRead(what);
        int queued = calls.stage.pending();
        int ready = completions.readyCompletions();
        if (queued != 0 || ready != 0 || inFlight() != 0) {
            throw new IllegalStateException("cannot " + what + " beside others: " + queued + " entries are queued, "
                    + (inFlight() - ready) + " are in flight and " + ready + " completions are unread");
        }
        if (parts.handle().isMessaged() || parts.handle().isTagged()) {
            throw new IllegalStateException(
                    "cannot " + what + " on a ring whose descriptor others know, or that has resources with"
                            + " tags: their completions could come between");
        }
    }

    /**
     * Enables a ring that was opened {@linkplain IoUringBuilder#disabled disabled}. The calling thread becomes its
     * owner, which may be another than the one that opened it; handing the ring over safely is the caller's business. Kernel
     * 5.10.
     *
     * @throws UringException when the kernel refuses
     * @throws IllegalStateException when the ring is enabled or closed, while {@link CompletionQueue#forEach} hands over
     *     completions, or on a virtual thread
     */
    public void enable() throws UringException {
        owner.checkOpen();
        if (enabled) {
            throw new IllegalStateException("the ring is enabled already");
        }
        completions.checkNotRead("enable the ring");
        Owner.refuseVirtual();
        parts.handle().enable();
        enabled = true;
        owner.take();
        if (registering) {
            parts.handle().tryRegister();
        }
    }

    /**
     * The conditions for waiting that lie in memory shared with the kernel.
     *
     * @throws IllegalStateException when the ring was opened without {@link IoUringBuilder#waitRegion}
     */
    public WaitRegion waitRegion() {
        if (waitRegion == null) {
            throw new IllegalStateException("the ring has no wait region: open it with IoUringBuilder.waitRegion");
        }
        return waitRegion;
    }

    /**
     * Changes the sizes of the queues, whose contents stay. Kernel 6.13; only on rings with
     * {@link SetupFlags#IORING_SETUP_DEFER_TASKRUN}, which a ring has unless described otherwise.
     *
     * @param entries how many submissions to queue at once, 1 to 32768, rounded up to a power of two
     * @param completionEntries how many completions, at least as many and at most 65536, rounded up to a power of two
     * @throws UringException when the kernel refuses, also because what is in the queues does not fit; or when the new
     *     queues cannot be mapped, and then the ring is closed
     * @throws IllegalArgumentException when a size is out of range
     * @throws IllegalStateException when this kind of ring cannot be resized, or not with what is in its queues, or while
     *     {@link CompletionQueue#forEach} hands over completions
     */
    public void resize(int entries, int completionEntries) throws UringException {
        check();
        RingLayout layout = RingResize.call(
                parts,
                registrations.argument(IoUringParams.SIZE),
                calls.stage,
                completions,
                entries,
                completionEntries);
        RingMapping old = parts.mapping();
        try {
            parts = RingResize.move(parts, layout, calls);
        } catch (Throwable e) {
            // The kernel has left the queues that are mapped, and those it uses now are out of reach.
            CloseReport closed = shutDown(RingShutdown.Way.BLIND, closeTimeout);
            if (!closed.finished()) {
                e.addSuppressed(new UnfinishedOperationsException(closed));
            }
            throw e;
        }
        old.detach(parts.backend());
    }

    /** The flags the ring was set up with, those the library picked included; see {@link SetupFlags}. */
    public int setupFlags() {
        return parts.layout().flags();
    }

    /** What the kernel can do; see {@link Features}. */
    public int features() {
        return parts.handle().features();
    }

    /**
     * The ring's file descriptor, which stays the ring's. It can be polled: it is readable when completions are there. On
     * a ring with {@link SetupFlags#IORING_SETUP_DEFER_TASKRUN} a poll that waits already is woken only by a call of the
     * owner; a {@linkplain dev.uring.register.CompletionSignal registered eventfd} is signalled by itself.
     *
     * @throws IllegalStateException when the ring has none but only an index
     */
    public int fd() {
        check();
        return parts.handle().descriptor();
    }

    /**
     * How many entries the kernel took whose last completion was not read yet. Not exact when entries skip their
     * completion on success, which then count for ever, or when other rings send completions here, which then count
     * against them.
     */
    public int inFlight() {
        check();
        calls.stage.refresh();
        return calls.inFlight();
    }

    /**
     * Opens an arena whose memory outlives the kernel's use of it. Closing the arena ends Java's access at once. The memory goes back
     * when nothing is in flight and no buffers are registered, or else when the ring is closed; if
     * {@linkplain UnfinishedOperationsException closing cannot prove} that the kernel is done, it is kept for ever. Buffers given
     * by {@link dev.uring.op.buffer.ProvideBuffers} are not known to the ring: remove them before the arena is closed.
     *
     * @return an arena confined to the calling thread, for kernel-visible memory of the ring's backend
     */
    public Arena newArena() {
        check();
        return arenas.open(parts.backend().newKernelArena());
    }

    /** Whether the kernel uses none of the memory that it was given, and no operation to come finds it registered. */
    boolean isProvablyIdle() {
        return owner.isCaller()
                && calls.stage.isCounted()
                && completions.overflowCount() == 0
                && !parts.handle().isMessaged()
                && !parts.handle().hasUncountedTags()
                && !parts.handle().holdsMemory()
                && submission.pending() == 0
                && inFlight() <= 0;
    }

    /**
     * Ends everything that is in flight, drops what was not submitted, and closes the ring. When this returns, the kernel touches
     * none of the memory that operations were given, and what was registered is free. Unread completions are lost; descriptors that
     * they brought are closed, unless other operations in flight had the same user data. Closing again does nothing.
     *
     * <p>Descriptors that come in memory are not closed: those of a {@link dev.uring.op.file.Pipe}, and those of control messages
     * ({@code SCM_RIGHTS}) that a {@code RECVMSG} received. The memory is the caller's, and may hold something else by now. Where
     * such operations are in flight, cancel them and read all completions before closing.
     *
     * <p>A zero-copy send to a peer that does not read ends only with its connection. In the last quarter of the timeout closing
     * disconnects the sockets of such sends, which resets the connection, unless other operations had the same user data.
     *
     * <p>When the owner has ended, any other thread may close the ring.
     *
     * @throws UnfinishedOperationsException when operations do not end within the {@linkplain IoUringBuilder#closeTimeout
     *     timeout}, or nothing proves that they have, as with those of an owner that has ended. The ring is closed all the same.
     *     The memory that operations were given must then never be freed or used again
     * @throws IllegalStateException when the owner is another living thread; or when the ring is closed and everything has
     *     ended but an action that was to run after closing failed
     */
    @Override
    public void close() throws UnfinishedOperationsException {
        synchronized (closing) {
            if (closed) {
                return;
            }
            close(closeTimeout);
        }
        if (!report.finished()) {
            throw new UnfinishedOperationsException(report);
        }
        if (!report.isClean()) {
            IllegalStateException failed =
                    new IllegalStateException("the ring is closed and its operations have ended, but "
                            + report.failures().size() + " actions failed, see the suppressed exceptions");
            report.failures().forEach(failed::addSuppressed);
            throw failed;
        }
    }

    /**
     * {@link #close()}, which returns how closing ended instead of throwing an exception.
     *
     * @param timeout how long to wait for operations to end, not negative
     * @return what is known; closing again returns the same
     * @throws IllegalStateException when the owner is another living thread
     */
    public CloseReport close(Duration timeout) {
        requireNonNull(timeout, "timeout");
        return close(WaitOptions.nanos(timeout));
    }

    private CloseReport close(long nanos) {
        synchronized (closing) {
            if (closed) {
                return report;
            }
            boolean orphaned = owner.isGone();
            if (orphaned) {
                owner.take();
                parts.handle().forgetIndex();
            }
            check();
            return shutDown(orphaned ? RingShutdown.Way.ORPHANED : RingShutdown.Way.OWNED, nanos);
        }
    }

    private CloseReport shutDown(RingShutdown.Way way, long nanos) {
        closed = true;
        RingShutdown shutdown = new RingShutdown(parts, calls, noted, registrations);
        shutdown.run(way, nanos);
        owner.retire();
        completions.retire();
        submitter.retire();
        if (shutdown.isFinished()) {
            shutdown.attempt(parts::free);
            registrations.release(shutdown::attempt);
        }
        shutdown.attempt(() -> arenas.end(shutdown.isFinished()));
        shutdown.attempt(parts.backend()::close);
        report = shutdown.report();
        return report;
    }

    /** The ring's descriptor, for another ring to share its workers. */
    int sharedFd() {
        owner.checkOpen();
        return parts.handle().fd();
    }

    private void check() {
        if (closed) {
            throw Owner.closed();
        }
        owner.check();
    }
}
