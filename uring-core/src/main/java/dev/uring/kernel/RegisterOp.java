package dev.uring.kernel;

/** The operations of {@code io_uring_register(2)}, {@code IORING_REGISTER_*} and {@code IORING_UNREGISTER_*}. */
public final class RegisterOp {
    private RegisterOp() {}

    /** Pins memory for fixed reads and writes. Kernel 5.1. */
    public static final int IORING_REGISTER_BUFFERS = 0;

    /** Gives all pinned memory up. Kernel 5.1. */
    public static final int IORING_UNREGISTER_BUFFERS = 1;

    /** Registers a table of files. Kernel 5.1. */
    public static final int IORING_REGISTER_FILES = 2;

    /** Gives the table of files up. Kernel 5.1. */
    public static final int IORING_UNREGISTER_FILES = 3;

    /** Signals an eventfd for every completion. Kernel 5.2. */
    public static final int IORING_REGISTER_EVENTFD = 4;

    /** Stops signalling. Kernel 5.2. */
    public static final int IORING_UNREGISTER_EVENTFD = 5;

    /** Replaces files of the table. Kernel 5.5. */
    public static final int IORING_REGISTER_FILES_UPDATE = 6;

    /** Signals an eventfd for the completions that a submission did not produce at once. Kernel 5.6. */
    public static final int IORING_REGISTER_EVENTFD_ASYNC = 7;

    /** Tells which operations the kernel has. Kernel 5.6. */
    public static final int IORING_REGISTER_PROBE = 8;

    /** Registers the caller's credentials. Kernel 5.6. */
    public static final int IORING_REGISTER_PERSONALITY = 9;

    /** Forgets registered credentials. Kernel 5.6. */
    public static final int IORING_UNREGISTER_PERSONALITY = 10;

    /** Limits what a disabled ring may do once enabled. Kernel 5.10. */
    public static final int IORING_REGISTER_RESTRICTIONS = 11;

    /** Enables a ring that was set up disabled. Kernel 5.10. */
    public static final int IORING_REGISTER_ENABLE_RINGS = 12;

    /** Registers a table of files, with tags or empty. Kernel 5.13. */
    public static final int IORING_REGISTER_FILES2 = 13;

    /** Replaces files of the table, with tags. Kernel 5.13. */
    public static final int IORING_REGISTER_FILES_UPDATE2 = 14;

    /** Pins memory, with tags or as an empty table. Kernel 5.13. */
    public static final int IORING_REGISTER_BUFFERS2 = 15;

    /** Replaces pinned memory, with tags. Kernel 5.13. */
    public static final int IORING_REGISTER_BUFFERS_UPDATE = 16;

    /** Binds worker threads to processors. Kernel 5.14. */
    public static final int IORING_REGISTER_IOWQ_AFF = 17;

    /** Frees worker threads from processors. Kernel 5.14. */
    public static final int IORING_UNREGISTER_IOWQ_AFF = 18;

    /** Reads and sets the limits of worker threads. Kernel 5.15. */
    public static final int IORING_REGISTER_IOWQ_MAX_WORKERS = 19;

    /** Registers rings with the calling thread, which saves looking up their files. Kernel 5.18. */
    public static final int IORING_REGISTER_RING_FDS = 20;

    /** Gives ring indices of the calling thread up. Kernel 5.18. */
    public static final int IORING_UNREGISTER_RING_FDS = 21;

    /** Registers a ring of provided buffers. Kernel 5.19. */
    public static final int IORING_REGISTER_PBUF_RING = 22;

    /** Gives a ring of provided buffers up. Kernel 5.19. */
    public static final int IORING_UNREGISTER_PBUF_RING = 23;

    /** Cancels requests and waits for their end. Kernel 6.0. */
    public static final int IORING_REGISTER_SYNC_CANCEL = 24;

    /** Says from which slots of the file table the kernel picks. Kernel 6.0. */
    public static final int IORING_REGISTER_FILE_ALLOC_RANGE = 25;

    /** Tells how far the kernel has consumed a ring of provided buffers. Kernel 6.8. */
    public static final int IORING_REGISTER_PBUF_STATUS = 26;

    /** Polls network devices while waiting. Kernel 6.9. */
    public static final int IORING_REGISTER_NAPI = 27;

    /** Stops polling network devices. Kernel 6.9. */
    public static final int IORING_UNREGISTER_NAPI = 28;

    /** Picks the clock for waiting. Kernel 6.12. */
    public static final int IORING_REGISTER_CLOCK = 29;

    /** Shares the pinned memory of another ring. Kernel 6.12. */
    public static final int IORING_REGISTER_CLONE_BUFFERS = 30;

    /** Posts a completion to a ring, without a ring of one's own. Kernel 6.13. */
    public static final int IORING_REGISTER_SEND_MSG_RING = 31;

    /** Registers a queue for zero-copy receiving. Kernel 6.15. */
    public static final int IORING_REGISTER_ZCRX_IFQ = 32;

    /** Changes the sizes of the queues. Kernel 6.13. */
    public static final int IORING_REGISTER_RESIZE_RINGS = 33;

    /** Registers a region of memory shared with the kernel. Kernel 6.13. */
    public static final int IORING_REGISTER_MEM_REGION = 34;

    /** Tells what the kernel has. Kernel 6.18. */
    public static final int IORING_REGISTER_QUERY = 35;

    /** Controls a queue for zero-copy receiving. Newer than kernel 6.18. */
    public static final int IORING_REGISTER_ZCRX_CTRL = 36;

    /** Filters requests with a BPF program. Newer than kernel 6.18. */
    public static final int IORING_REGISTER_BPF_FILTER = 37;

    /** The number of operations that this library knows. */
    public static final int IORING_REGISTER_LAST = 38;

    /** Flag of the operation: the descriptor is a ring index of the calling thread. Kernel 6.3. */
    public static final int IORING_REGISTER_USE_REGISTERED_RING = 1 << 31;

    /** The name of an operation, with or without the flag; its number when this library does not know it. */
    public static String name(int operation) {
        return RegisterTable.name(operation & ~IORING_REGISTER_USE_REGISTERED_RING);
    }

    /** The kernel release that introduced an operation; {@link KernelVersion#UNKNOWN} when this library does not know it. */
    public static KernelVersion since(int operation) {
        return RegisterTable.since(operation & ~IORING_REGISTER_USE_REGISTERED_RING);
    }
}
