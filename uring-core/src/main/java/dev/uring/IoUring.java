package dev.uring;

import dev.uring.backend.RingBackend;

/**
 * A ring: two queues shared with the kernel, one for operations to do and one for their results.
 *
 * <p>The thread that opens a ring owns it. Only the owner may use the ring and its queues; anything else gets an
 * {@link IllegalStateException}. The owner must be a platform thread, and must stay alive as long as the ring is used: the
 * kernel cancels the operations of a thread that ends.
 */
public final class IoUring implements AutoCloseable {
    private final RingBackend backend;
    private final RingHandle handle;
    private final RingMapping mapping;
    private final int setupFlags;
    private final int features;
    private final SubmissionQueue submission;
    private final CompletionQueue completion;
    private final Submitter submitter;
    private final Registrar registrar;
    private Thread owner;

    IoUring(Thread owner, RingBackend backend, int fd, RingParams params, boolean registering) throws UringException {
        this.owner = owner;
        this.backend = backend;
        setupFlags = params.flags();
        features = params.features();
        RingLayout layout;
        handle = new RingHandle(backend, fd, features);
        try {
            layout = RingLayout.of(params, setupFlags);
            RingLayoutCheck.check(layout);
            mapping = RingMapping.map(backend, fd, layout);
        } catch (Throwable e) {
            backend.closeDescriptor(fd);
            throw e;
        }
        if (registering) {
            handle.tryRegister();
        }
        submission = new SubmissionQueue(owner, layout, mapping);
        completion = new CompletionQueue(owner, layout, mapping);
        submitter = new Submitter(owner, backend, handle, layout, submission, completion);
        registrar = new Registrar(owner, backend, handle);
    }

    /**
     * Describes a ring to open.
     *
     * @param entries how many submissions to queue at once, 1 to 32768, rounded up to a power of two; there is room for twice as
     *     many completions
     * @throws IllegalArgumentException when out of range
     */
    public static IoUringBuilder builder(int entries) {
        return new IoUringBuilder(entries);
    }

    /** Opens a ring with the fastest set-up for one owner thread; see {@link #builder(int)}. */
    public static IoUring open(int entries) throws UringException {
        return builder(entries).open();
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

    /** The flags the ring was set up with, the picked ones included; see {@link SetupFlags}. */
    public int setupFlags() {
        return setupFlags;
    }

    /** What the kernel can do; see {@link Features}. */
    public int features() {
        return features;
    }

    /** The ring's file descriptor, which stays the ring's. */
    public int fd() {
        check();
        return handle.fd();
    }

    /** Closes the ring. Closing again does nothing. */
    @Override
    public void close() {
        if (owner == null) {
            return;
        }
        check();
        owner = null;
        submitter.owner = null;
        submission.owner = null;
        registrar.owner = null;
        completion.retire();
        handle.unregister();
        mapping.unmap(backend);
        backend.closeDescriptor(handle.fd());
        registrar.release();
        backend.close();
    }

    private void check() {
        if (Thread.currentThread() != owner) {
            throw Ownership.refused(owner);
        }
    }
}
