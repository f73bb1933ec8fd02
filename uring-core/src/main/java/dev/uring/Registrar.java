package dev.uring;

import static java.util.Objects.requireNonNull;

import dev.uring.backend.RingBackend;
import dev.uring.internal.Owner;
import dev.uring.internal.Refusals;
import dev.uring.internal.call.RingArenas;
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
import java.util.Objects;
import java.util.Set;

/**
 * The registration calls of a ring in their raw form, {@code io_uring_register(2)}, and the memory they need. The package
 * {@code dev.uring.register} has objects for what can be registered; this is what they are made of, and the way to an
 * operation that this library does not know.
 *
 * <p>Only the ring's owner may use it. Another thread, and any thread after the ring was closed, gets an
 * {@link IllegalStateException}.
 *
 * {@snippet class="dev.uring.snippet.RingTest" region="registrar"}
 */
public final class Registrar {
    private final Owner owner;
    private final RingBackend backend;
    private final RingHandle handle;
    private final CompletionRing completion;
    private final RingArenas arenas;
    private final Set<Runnable> closings = new LinkedHashSet<>();
    private final Set<Runnable> releases = new LinkedHashSet<>();
    private final Set<Integer> eventFds = new HashSet<>();
    private final Map<Long, Long> mappings = new HashMap<>();
    private MemorySegment argument = MemorySegment.NULL;
    private MemorySegment nested = MemorySegment.NULL;
    private Arena nestedMemory;
    private boolean tagged;

    Registrar(Owner owner, RingBackend backend, RingHandle handle, CompletionRing completion, RingArenas arenas) {
        this.owner = owner;
        this.backend = backend;
        this.handle = handle;
        this.completion = completion;
        this.arenas = arenas;
    }

    /**
     * Makes a call about this ring, through its registered index when it has one.
     *
     * @param operation {@code IORING_REGISTER_*}, see {@link RegisterOp}
     * @param argument what the operation takes, from {@link #argument(long)}, or {@link MemorySegment#NULL}
     * @param count what the operation takes as {@code nr_args}
     * @return what the operation returns
     * @throws UringException when the kernel refuses
     * @throws UnsupportedOperationException when the ring's backend cannot carry the operation; nothing was called then
     */
    public int call(int operation, MemorySegment argument, int count) throws UringException {
        int result = tryCall(operation, argument, count);
        if (result < 0) {
            throw Refusals.register(operation, -result, "");
        }
        return result;
    }

    /** {@link #call}, which returns {@code -errno} when the kernel refuses. */
    public int tryCall(int operation, MemorySegment argument, int count) {
        requireNonNull(argument, "argument");
        owner.check();
        return handle.register(operation, argument, count);
    }

    /**
     * Memory for the argument of a call, zeroed. It is the same memory each time: what was there before is gone.
     *
     * @param bytes the size
     */
    public MemorySegment argument(long bytes) {
        owner.check();
        if (argument.byteSize() < bytes) {
            argument = backend.argumentMemory().allocate(roomFor(bytes), Long.BYTES);
        }
        return argument.asSlice(0, bytes).fill((byte) 0);
    }

    /**
     * Memory for what the argument of a call points at, zeroed. It is the same memory each time, so it suits only what the
     * kernel copies during the call.
     *
     * @param bytes the size
     */
    public MemorySegment nested(long bytes) {
        owner.check();
        if (nested.byteSize() < bytes) {
            Arena larger = backend.newKernelArena();
            nested = larger.allocate(roomFor(bytes), Long.BYTES);
            closeNested();
            nestedMemory = larger;
        }
        return nested.asSlice(0, bytes).fill((byte) 0);
    }

    /** Opens an arena of memory that the kernel may use; see {@link RingBackend#newKernelArena()}. */
    public Arena newKernelArena() {
        owner.check();
        return backend.newKernelArena();
    }

    /**
     * Opens an eventfd, which is closed with the ring if it was not before; see {@link RingBackend#openEventFd()}.
     *
     * @throws UringException {@code ENOSYS} when the ring's backend has none
     */
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
     * Closes an eventfd that was opened here. Those that are left are closed when the ring is.
     *
     * @throws IllegalArgumentException for any other descriptor
     */
    public void closeDescriptor(int fd) {
        owner.check();
        if (!eventFds.remove(fd)) {
            throw new IllegalArgumentException("descriptor " + fd + " is no eventfd that this ring opened");
        }
        backend.closeDescriptor(fd);
    }

    /**
     * The ring's descriptor, to name it in a call about another ring. What may send completions to this ring gets the
     * descriptor from {@link IoUring#fd()} instead: closing has to know.
     *
     * @throws IllegalStateException when the ring has none but only an index
     */
    public int fd() {
        owner.check();
        return handle.quietDescriptor();
    }

    /** The size of a page of memory, in bytes. */
    public int pageSize() {
        return backend.pageSize();
    }

    /**
     * Maps memory that the kernel allocated for this ring.
     *
     * @param offset where it lies in the ring's file
     * @param bytes the size
     * @return the memory, which is accessible until it is unmapped, and after that must not be touched
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
        requireNonNull(mapping, "mapping");
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
     * Says that resources were registered with tags, each of which will be a completion of its own: until it was read it
     * counts as in flight. Closing the ring needs to know.
     *
     * @param tags how many were registered that are not 0
     */
    public void expectTags(int tags) {
        owner.check();
        completion.expect(tags);
        tagged |= tags > 0;
    }

    /**
     * Runs an action on the thread that closes the ring, before anything is waited for: what ends with the use of the ring,
     * whether or not its operations end.
     */
    public void whenClosing(Runnable action) {
        owner.check();
        closings.add(Objects.requireNonNull(action, "action"));
    }

    /** Takes back an action that was to run when the ring is closed: what it ends has ended. */
    public void endedBeforeClosing(Runnable action) {
        owner.check();
        closings.remove(requireNonNull(action, "action"));
    }

    /**
     * Runs an action on the thread that closes the ring once the ring is closed and the kernel uses none of its memory any more. If closing
     * has to give up on operations that do not end, the action never runs: memory that the kernel may still use is left.
     */
    public void afterClose(Runnable action) {
        owner.check();
        arenas.sweep();
        releases.add(Objects.requireNonNull(action, "action"));
    }

    /**
     * Runs an action of {@link #afterClose} earlier, because what it releases was unregistered: as soon as nothing is in flight,
     * which is found out now and whenever memory is taken or given back again, or else when the ring is closed.
     */
    public void afterUse(Runnable action) {
        owner.check();
        if (releases.remove(requireNonNull(action, "action"))) {
            arenas.giveBack(action);
        }
    }

    /** Whether the ring is open. Usable from its owner only. */
    public boolean isOpen() {
        return owner.isOpen();
    }

    /** Lets resources with tags go, because their completions come only then. */
    void releaseTags() {
        if (tagged) {
            handle.register(RegisterOp.IORING_UNREGISTER_FILES, MemorySegment.NULL, 0);
            handle.register(RegisterOp.IORING_UNREGISTER_BUFFERS, MemorySegment.NULL, 0);
        }
    }

    /** What ends with the use of the ring. A mapping of the kernel's memory would keep the ring alive. */
    void closing(RingShutdown shutdown) {
        closings.forEach(shutdown::attempt);
        closings.clear();
        mappings.forEach(backend::unmap);
        mappings.clear();
    }

    /** What waited for the end of the ring. An action that fails keeps no other from running. */
    void release(RingShutdown shutdown) {
        eventFds.forEach(backend::closeDescriptor);
        eventFds.clear();
        releases.forEach(shutdown::attempt);
        releases.clear();
        shutdown.attempt(this::closeNested);
    }

    private void closeNested() {
        if (nestedMemory != null) {
            nestedMemory.close();
        }
    }

    private static long roomFor(long bytes) {
        return Math.max(256, Long.highestOneBit(Math.max(bytes, 1) - 1) << 1);
    }
}
