package dev.uring.internal.call;

import static java.util.Objects.requireNonNull;

import dev.uring.UringException;
import dev.uring.backend.RingBackend;
import dev.uring.internal.Owner;
import dev.uring.internal.Refusals;
import dev.uring.internal.ring.CompletionRing;
import dev.uring.internal.setup.RingHandle;
import dev.uring.kernel.Errno;
import dev.uring.kernel.RegisterOp;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** The registration calls of a ring, the memory they need, and what ends with the ring. For its owner. */
public final class Registrations {
    /** Finds the registrations of a ring, which this package does not know. */
    private static Function<Object, Registrations> finder;

    private final Owner owner;
    private final RingBackend backend;
    private final RingHandle handle;
    private final CompletionRing completion;
    private final RingArenas arenas;
    private final ArgumentMemory memory;
    private final Set<Runnable> closings = new LinkedHashSet<>();
    private final Set<Runnable> releases = new LinkedHashSet<>();
    private final Set<Integer> eventFds = new HashSet<>();
    private final Map<Long, Long> mappings = new HashMap<>();

    public Registrations(
            Owner owner, RingBackend backend, RingHandle handle, CompletionRing completion, RingArenas arenas) {
        this.owner = owner;
        this.backend = backend;
        this.handle = handle;
        this.completion = completion;
        this.arenas = arenas;
        memory = new ArgumentMemory(backend);
    }

    /** Says how to find the registrations of a ring. The class of rings does, before there is any ring. */
    public static void findBy(Function<Object, Registrations> finder) {
        Registrations.finder = finder;
    }

    /** The registrations of a ring. */
    public static Registrations of(Object ring) {
        return finder.apply(requireNonNull(ring, "ring"));
    }

    /** Makes a call about this ring; its result, or {@code -errno}. */
    public int tryCall(int operation, MemorySegment argument, int count) {
        owner.check();
        return handle.register(operation, argument, count);
    }

    /** Refuses a call of the user's own; see {@link RegisterCheck}. */
    public void checkCall(int operation, MemorySegment argument, int count) {
        owner.check();
        RegisterCheck.check(operation, argument, count, memory.nested());
    }

    /**
     * {@link #tryCall} with resources that have tags.
     *
     * @param tags how many of them are not 0, each of which will be a completion of its own
     */
    public int tryCall(int operation, MemorySegment argument, int count, int tags) {
        owner.check();
        return handle.register(operation, argument, count, tags > 0);
    }

    /** Says that tags were registered: until the completion of each was read it counts as in flight. */
    public void expect(int tags) {
        owner.check();
        completion.expect(tags);
    }

    /** Memory for the argument of a call, zeroed. It is the same memory each time: what was there before is gone. */
    public MemorySegment argument(long bytes) {
        owner.check();
        return memory.argument(bytes);
    }

    /** Memory for what the argument of a call points at, zeroed. It is the same memory each time. */
    public MemorySegment nested(long bytes) {
        owner.check();
        return memory.nested(bytes);
    }

    /** Opens an arena of memory that the kernel may use. */
    public Arena newKernelArena() {
        owner.check();
        return backend.newKernelArena();
    }

    /** Opens an eventfd, which is closed with the ring if it was not before. */
    public int openEventFd() throws UringException {
        owner.check();
        int fd = backend.openEventFd();
        if (fd < 0) {
            throw Refusals.call("eventfd", -fd, fd == -Errno.ENOSYS ? "the ring's backend has no eventfd" : "");
        }
        eventFds.add(fd);
        return fd;
    }

    /**
     * Closes an eventfd that was opened here.
     *
     * @throws IllegalArgumentException for any other descriptor
     */
    public void closeEventFd(int fd) {
        owner.check();
        if (!eventFds.remove(fd)) {
            throw new IllegalArgumentException("descriptor " + fd + " is no eventfd that this ring opened");
        }
        backend.closeDescriptor(fd);
    }

    /** The ring's descriptor, for calls that let nothing send completions to the ring. */
    public int fd() {
        owner.check();
        return handle.quietDescriptor();
    }

    public int pageSize() {
        return backend.pageSize();
    }

    /**
     * Maps memory that the kernel allocated for this ring.
     *
     * @return the memory, which must not be touched once it is unmapped
     * @throws IllegalStateException when the ring has no descriptor but only an index
     */
    @SuppressWarnings("restricted")
    public MemorySegment map(long offset, long bytes) throws UringException {
        owner.check();
        if (handle.fd() < 0) {
            throw new IllegalStateException("the ring has no descriptor to map its memory by");
        }
        long address = backend.map(handle.fd(), offset, bytes);
        if (address < 0) {
            throw Refusals.mapping("the ring at 0x" + Long.toHexString(offset), bytes, (int) -address);
        }
        mappings.put(address, bytes);
        return MemorySegment.ofAddress(address).reinterpret(bytes);
    }

    /**
     * Removes a mapping. Those that are left are removed when the ring is closed.
     *
     * @throws IllegalArgumentException for anything but a mapping that {@link #map} returned, as a whole
     */
    public void unmap(MemorySegment mapping) {
        owner.check();
        if (!mappings.remove(mapping.address(), mapping.byteSize())) {
            throw new IllegalArgumentException(mapping + " is no mapping of this ring");
        }
        backend.unmap(mapping.address(), mapping.byteSize());
    }

    /** Keeps completions from signalling the registered eventfd, or lets them. It makes no system call. */
    public void muteSignals(boolean muted) {
        owner.check();
        completion.mute(muted);
    }

    /** Whether completions are kept from signalling the registered eventfd. */
    public boolean isMuted() {
        owner.check();
        return completion.isMuted();
    }

    /**
     * Runs an action on the thread that closes the ring, before anything is waited for: what ends with the use of the ring,
     * whether or not its operations end.
     */
    public void whenClosing(Runnable action) {
        owner.check();
        closings.add(action);
    }

    /** Takes back an action that was to run when the ring is closed: what it ends has ended. */
    public void endedBeforeClosing(Runnable action) {
        owner.check();
        closings.remove(action);
    }

    /**
     * Runs an action on the thread that closes the ring once the ring is closed and the kernel uses none of its memory any more. If
     * closing has to give up on operations that do not end, the action never runs: memory that the kernel may still use is left.
     */
    public void afterClose(Runnable action) {
        owner.check();
        arenas.sweep();
        releases.add(action);
    }

    /**
     * Runs an action of {@link #afterClose} earlier, because what it releases was unregistered: as soon as nothing is in flight,
     * which is found out now and whenever memory is taken or given back again, or else when the ring is closed.
     */
    public void afterUse(Runnable action) {
        owner.check();
        if (releases.remove(action)) {
            arenas.giveBack(action);
        }
    }

    /** Whether the ring is open. For its owner. */
    public boolean isOpen() {
        return owner.isOpen();
    }

    /** Refuses any thread but the owner, and every thread after closing. */
    public void check() {
        owner.check();
    }

    /** Lets resources with tags go, because their completions come only then. */
    public void releaseTags() {
        if (handle.isTagged()) {
            handle.register(RegisterOp.IORING_UNREGISTER_FILES, MemorySegment.NULL, 0);
            handle.register(RegisterOp.IORING_UNREGISTER_BUFFERS, MemorySegment.NULL, 0);
        }
    }

    /**
     * Ends what ends with the use of the ring. A mapping of the kernel's memory would keep the ring alive.
     *
     * @param attempt runs an action, whatever comes of it
     */
    public void closing(Consumer<Runnable> attempt) {
        closings.forEach(attempt);
        closings.clear();
        mappings.forEach(backend::unmap);
        mappings.clear();
    }

    /**
     * Releases what waited for the end of the ring.
     *
     * @param attempt runs an action, whatever comes of it: one that fails keeps no other from running
     */
    public void release(Consumer<Runnable> attempt) {
        eventFds.forEach(backend::closeDescriptor);
        eventFds.clear();
        releases.forEach(attempt);
        releases.clear();
        attempt.accept(memory::free);
    }
}
