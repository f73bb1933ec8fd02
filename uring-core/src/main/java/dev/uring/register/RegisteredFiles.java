package dev.uring.register;

import static dev.uring.kernel.RegisterOp.IORING_REGISTER_FILES;
import static dev.uring.kernel.RegisterOp.IORING_REGISTER_FILES2;
import static dev.uring.kernel.RegisterOp.IORING_UNREGISTER_FILES;
import static java.util.Objects.requireNonNull;

import dev.uring.FileSlot;
import dev.uring.IoUring;
import dev.uring.UringException;
import dev.uring.internal.call.Registrations;
import java.util.Objects;

/**
 * A ring's table of registered files, which operations use without the cost of looking a descriptor up. There is one for each
 * ring. The table hands out its free slots as {@link RegisteredFile}, for a descriptor or for an operation to install one.
 *
 * <p>A registered file stays open although its descriptor is closed: until its slot is emptied or replaced and the last
 * operation on it has ended. A tag tells when: a completion with the tag as its user data, result 0. Tag 0 is none.
 *
 * <p>Only the ring's owner may use it. Closing it empties all slots; closing the ring does so too.
 *
 * <p>See {@code io_uring_register_files(3)}, {@code io_uring_registered_files(7)}.
 *
 * {@snippet class="dev.uring.snippet.RegisteredTest" region="files"}
 */
public final class RegisteredFiles implements AutoCloseable {
    /** The most slots of a table. {@code RLIMIT_NOFILE} may be lower. */
    public static final int MAX_SLOTS = 1 << 20;

    private final Registrations registrations;
    private final FileTableCalls calls;
    private final SlotTable<RegisteredFile> slots;
    private final int capacity;
    private boolean open = true;

    private RegisteredFiles(Registrations registrations, int handedOut, int picked) {
        this.registrations = registrations;
        calls = new FileTableCalls(registrations);
        slots = new SlotTable<>(handedOut);
        capacity = handedOut + picked;
    }

    /**
     * Registers a table of empty slots, all of which are handed out by this object. Operations with {@link FileSlot#ALLOC} get
     * {@code ENFILE}, from kernel 6.0 on; before, and on a backend that cannot say so, they must not be used.
     *
     * @param slots how many, 1 to {@link #MAX_SLOTS}
     * @throws UringException {@code EBUSY} when the ring has a table already, {@code EMFILE} when the limit of open files is lower
     */
    public static RegisteredFiles sparse(IoUring ring, int slots) throws UringException {
        return sparse(ring, slots, 0);
    }

    /**
     * Registers a table of empty slots. The first ones are handed out by this object, the last ones by the kernel to operations
     * with {@link FileSlot#ALLOC}; see {@link #installed(int)}.
     *
     * @param slots how many this object hands out, 0 or more
     * @param picked how many the kernel hands out, 0 or more; more than 0 needs kernel 6.0
     * @throws UringException {@code EBUSY} when the ring has a table already, {@code EMFILE} when the limit of open files is lower
     */
    public static RegisteredFiles sparse(IoUring ring, int slots, int picked) throws UringException {
        requireNonNull(ring, "ring");
        if (slots < 0 || picked < 0 || (long) slots + picked > MAX_SLOTS || slots + picked == 0) {
            throw new IllegalArgumentException(
                    "a table of " + slots + " + " + picked + " slots: it takes 1.." + MAX_SLOTS + " in all");
        }
        RegisteredFiles files = new RegisteredFiles(Registrations.of(ring), slots, picked);
        files.calls.registerSparse(slots + picked);
        files.separatePicked(picked);
        return files;
    }

    /**
     * Registers descriptors, the first in slot 0; -1 leaves a slot empty. They may be closed afterwards.
     *
     * @throws UringException {@code EBADF} when one is not open, or a ring; and as {@link #sparse(IoUring, int)}
     */
    public static RegisteredFiles of(IoUring ring, int... descriptors) throws UringException {
        requireNonNull(ring, "ring");
        requireNonNull(descriptors, "descriptors");
        RegisteredFiles files = new RegisteredFiles(Registrations.of(ring), checkedCount(descriptors), 0);
        files.calls.register(IORING_REGISTER_FILES, descriptors, null);
        return files.holding(descriptors);
    }

    /**
     * Registers descriptors with tags. Kernel 5.13.
     *
     * @param tags one for each descriptor, 0 for none, and for an empty slot
     * @throws UringException as {@link #of(IoUring, int...)}
     */
    public static RegisteredFiles of(IoUring ring, int[] descriptors, long[] tags) throws UringException {
        requireNonNull(ring, "ring");
        requireNonNull(descriptors, "descriptors");
        requireNonNull(tags, "tags");
        RegisteredFiles files = new RegisteredFiles(Registrations.of(ring), checkedCount(descriptors), 0);
        files.calls.register(IORING_REGISTER_FILES2, descriptors, FileTableCalls.checked(descriptors, tags));
        return files.holding(descriptors);
    }

    /** The number of slots. */
    public int capacity() {
        return capacity;
    }

    /** The number of slots that can be handed out now. */
    public int free() {
        return slots.free();
    }

    /**
     * Registers a descriptor in a free slot. It may be closed afterwards.
     *
     * @throws UringException {@code EBADF} when it is not open, or a ring
     * @throws IllegalStateException when no slot is free
     */
    public RegisteredFile register(int descriptor) throws UringException {
        return register(descriptor, 0);
    }

    /** {@link #register(int)} with a tag. Kernel 5.13. */
    public RegisteredFile register(int descriptor, long tag) throws UringException {
        FileTableCalls.checkDescriptor(descriptor);
        checkOpen();
        int slot = slots.firstFree("files");
        calls.set(slot, descriptor, tag);
        return hold(slot);
    }

    /**
     * Takes a free slot without filling it, for an operation that installs a file there: {@link RegisteredFile#slot()}.
     *
     * @throws IllegalStateException when no slot is free
     */
    public RegisteredFile reserve() {
        checkOpen();
        return hold(slots.firstFree("files"));
    }

    /**
     * The file that the kernel installed in a slot of its choice.
     *
     * @param slot the result of an operation with {@link FileSlot#ALLOC}
     * @throws IllegalArgumentException when the kernel does not pick that slot
     */
    public RegisteredFile installed(int slot) {
        checkOpen();
        if (slot < slots.size() || slot >= capacity) {
            throw new IllegalArgumentException("slot " + slot + " is outside " + slots.size() + ".." + (capacity - 1)
                    + ", where the kernel picks");
        }
        return new RegisteredFile(this, slot);
    }

    /**
     * The file in a slot that was handed out.
     *
     * @throws IllegalArgumentException when the slot is free, or not this object's
     */
    public RegisteredFile get(int slot) {
        checkOpen();
        RegisteredFile file = slots.get(slot);
        if (file == null) {
            throw new IllegalArgumentException("file slot " + slot + " is not handed out");
        }
        return file;
    }

    /**
     * Replaces the files of consecutive slots: a descriptor fills a slot, -1 empties it and gives it back, -2
     * ({@code IORING_REGISTER_FILES_SKIP}) leaves it alone.
     *
     * @throws UringException {@code EBADF} when a descriptor is not open; the slots before it are replaced, which the message
     *     says
     * @throws IndexOutOfBoundsException when it goes beyond the slots that this object hands out
     */
    public void update(int first, int... descriptors) throws UringException {
        replace(first, requireNonNull(descriptors, "descriptors"), null);
    }

    /** {@link #update(int, int...)} with tags, one for each descriptor. Kernel 5.13. */
    public void update(int first, int[] descriptors, long[] tags) throws UringException {
        requireNonNull(descriptors, "descriptors");
        replace(first, descriptors, FileTableCalls.checked(descriptors, requireNonNull(tags, "tags")));
    }

    /** Replaces files, with tags or null. */
    private void replace(int first, int[] descriptors, long[] tags) throws UringException {
        checkOpen();
        Objects.checkFromIndexSize(first, descriptors.length, slots.size());
        calls.update(first, descriptors, tags, (slot, descriptor) -> {
            if (descriptor >= 0 && slots.get(slot) == null) {
                hold(slot);
            } else if (descriptor == -1) {
                slots.give(slot);
            }
        });
    }

    /**
     * Gives all slots up. Operations in flight keep their files until they end; the tags tell when. Closing again does nothing.
     */
    @Override
    public void close() throws UringException {
        if (!open) {
            return;
        }
        if (registrations.isOpen()) {
            calls.call(IORING_UNREGISTER_FILES);
        }
        open = false;
    }

    boolean holds(RegisteredFile file) {
        return open && registrations.isOpen() && (file.index() >= slots.size() || slots.get(file.index()) == file);
    }

    void set(int slot, int descriptor, long tag) throws UringException {
        checkOpen();
        calls.set(slot, descriptor, tag);
    }

    /** Gives the slot of a closed file back. */
    void forget(int slot) {
        if (slot < slots.size()) {
            slots.give(slot);
        }
    }

    private static int checkedCount(int[] descriptors) {
        if (descriptors.length < 1 || descriptors.length > MAX_SLOTS) {
            throw new IllegalArgumentException(
                    descriptors.length + " descriptors: a table has 1.." + MAX_SLOTS + " slots");
        }
        return descriptors.length;
    }

    private RegisteredFiles holding(int[] descriptors) throws UringException {
        for (int slot = 0; slot < descriptors.length; slot++) {
            if (descriptors[slot] >= 0) {
                hold(slot);
            }
        }
        separatePicked(0);
        return this;
    }

    private RegisteredFile hold(int slot) {
        return slots.hold(slot, new RegisteredFile(this, slot));
    }

    /** Keeps the kernel from picking slots that are handed out here. */
    private void separatePicked(int picked) throws UringException {
        try {
            calls.setAllocationRange(capacity - picked, picked);
        } catch (UringException | UnsupportedOperationException e) {
            if (picked > 0) {
                calls.call(IORING_UNREGISTER_FILES);
                throw e;
            }
        }
    }

    private void checkOpen() {
        if (!registrations.isOpen()) {
            throw new IllegalStateException("the ring is closed");
        }
        if (!open) {
            throw new IllegalStateException("the table of registered files is closed");
        }
    }
}
