package dev.uring;

import dev.uring.backend.LibcBackend;
import dev.uring.backend.RingBackend;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Describes a ring to open. Unless told otherwise it picks the fastest set-up that the kernel has for a ring owned by one
 * thread, and leaves out what an older kernel lacks; what is demanded here is not left out but refused.
 */
public final class IoUringBuilder {
    private static final int MAX_ENTRIES = 32_768;

    private final int entries;
    private Supplier<? extends RingBackend> backend = LibcBackend::new;
    private int flags;
    private boolean wishing = true;

    IoUringBuilder(int entries) {
        if (entries < 1 || entries > MAX_ENTRIES) {
            throw new IllegalArgumentException("entries is " + entries + ", outside 1.." + MAX_ENTRIES);
        }
        this.entries = entries;
    }

    /** Demands set-up flags, in addition to those demanded before and those the library picks. See {@link SetupFlags}. */
    public IoUringBuilder flags(int setupFlags) {
        flags |= setupFlags;
        return this;
    }

    /** Uses only what is demanded: no flag is added, and no ring descriptor is registered. */
    public IoUringBuilder plain() {
        wishing = false;
        return this;
    }

    /** How to reach the kernel; {@link LibcBackend} unless set. The supplier is called once for each ring. */
    public IoUringBuilder backend(Supplier<? extends RingBackend> backend) {
        this.backend = Objects.requireNonNull(backend, "backend");
        return this;
    }

    /**
     * Opens the ring. The calling thread becomes its owner.
     *
     * @throws UringException when the kernel refuses
     * @throws IllegalStateException on a virtual thread
     */
    public IoUring open() throws UringException {
        Thread owner = Ownership.claim();
        RingBackend backend = this.backend.get();
        try {
            RingParams params = new RingParams(backend.argumentMemory()).flags(flags);
            int fd = RingSetup.call(backend, entries, params, wishing);
            return new IoUring(owner, backend, fd, params, wishing);
        } catch (Throwable e) {
            backend.close();
            throw e;
        }
    }
}
