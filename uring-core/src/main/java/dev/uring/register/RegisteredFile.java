package dev.uring.register;

import dev.uring.Fd;
import dev.uring.FileSlot;
import dev.uring.UringException;

/**
 * A slot of a ring's table of registered files, held until it is closed. Only the ring's owner may use it.
 *
 * <p>The descriptor it gives is a value that does not know of the closing: an operation made with it afterwards gets
 * {@code EBADF}, or the file that the slot holds by then.
 *
 * {@snippet class="dev.uring.snippet.RegisteredTest" region="reserve"}
 */
public final class RegisteredFile implements AutoCloseable {
    private final RegisteredFiles table;
    private final int index;
    private final Fd fd;
    private boolean open = true;

    RegisteredFile(RegisteredFiles table, int index) {
        this.table = table;
        this.index = index;
        fd = Fd.fixed(index);
    }

    /** The slot's number. */
    public int index() {
        return index;
    }

    /**
     * The file, for operations on it.
     *
     * @throws IllegalStateException after closing
     */
    public Fd fd() {
        check();
        return fd;
    }

    /**
     * The slot, for an operation that installs a file in it. What is there already is replaced.
     *
     * @throws IllegalStateException after closing
     */
    public FileSlot slot() {
        check();
        return FileSlot.of(index);
    }

    /**
     * Puts another descriptor in the slot. Operations in flight keep the file they started with.
     *
     * @throws UringException {@code EBADF} when it is not open, or a ring; the slot is unchanged then
     */
    public void replace(int descriptor) throws UringException {
        replace(descriptor, 0);
    }

    /** {@link #replace(int)} with a tag. Kernel 5.13. */
    public void replace(int descriptor, long tag) throws UringException {
        check();
        FileTableCalls.checkDescriptor(descriptor);
        table.set(index, descriptor, tag);
    }

    /**
     * Empties the slot and gives it back. Operations in flight keep the file until they end. Closing again, or after the table
     * or the ring, does nothing.
     */
    @Override
    public void close() throws UringException {
        if (open && table.holds(this)) {
            table.set(index, -1, 0);
            table.forget(index);
        }
        open = false;
    }

    @Override
    public String toString() {
        return "RegisteredFile[" + index + "]";
    }

    private void check() {
        if (!open || !table.holds(this)) {
            throw new IllegalStateException("the registered file in slot " + index + " is closed");
        }
    }
}
