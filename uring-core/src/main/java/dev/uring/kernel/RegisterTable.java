package dev.uring.kernel;

/** The names and ages of the operations of {@code io_uring_register(2)}, in the order of their numbers. */
enum RegisterTable {
    IORING_REGISTER_BUFFERS(5, 1),
    IORING_UNREGISTER_BUFFERS(5, 1),
    IORING_REGISTER_FILES(5, 1),
    IORING_UNREGISTER_FILES(5, 1),
    IORING_REGISTER_EVENTFD(5, 2),
    IORING_UNREGISTER_EVENTFD(5, 2),
    IORING_REGISTER_FILES_UPDATE(5, 5),
    IORING_REGISTER_EVENTFD_ASYNC(5, 6),
    IORING_REGISTER_PROBE(5, 6),
    IORING_REGISTER_PERSONALITY(5, 6),
    IORING_UNREGISTER_PERSONALITY(5, 6),
    IORING_REGISTER_RESTRICTIONS(5, 10),
    IORING_REGISTER_ENABLE_RINGS(5, 10),
    IORING_REGISTER_FILES2(5, 13),
    IORING_REGISTER_FILES_UPDATE2(5, 13),
    IORING_REGISTER_BUFFERS2(5, 13),
    IORING_REGISTER_BUFFERS_UPDATE(5, 13),
    IORING_REGISTER_IOWQ_AFF(5, 14),
    IORING_UNREGISTER_IOWQ_AFF(5, 14),
    IORING_REGISTER_IOWQ_MAX_WORKERS(5, 15),
    IORING_REGISTER_RING_FDS(5, 18),
    IORING_UNREGISTER_RING_FDS(5, 18),
    IORING_REGISTER_PBUF_RING(5, 19),
    IORING_UNREGISTER_PBUF_RING(5, 19),
    IORING_REGISTER_SYNC_CANCEL(6, 0),
    IORING_REGISTER_FILE_ALLOC_RANGE(6, 0),
    IORING_REGISTER_PBUF_STATUS(6, 8),
    IORING_REGISTER_NAPI(6, 9),
    IORING_UNREGISTER_NAPI(6, 9),
    IORING_REGISTER_CLOCK(6, 12),
    IORING_REGISTER_CLONE_BUFFERS(6, 12),
    IORING_REGISTER_SEND_MSG_RING(6, 13),
    IORING_REGISTER_ZCRX_IFQ(6, 15),
    IORING_REGISTER_RESIZE_RINGS(6, 13),
    IORING_REGISTER_MEM_REGION(6, 13),
    IORING_REGISTER_QUERY(6, 18),
    IORING_REGISTER_ZCRX_CTRL(0, 0),
    IORING_REGISTER_BPF_FILTER(0, 0);

    private static final RegisterTable[] ROWS = values();

    private final KernelVersion since;

    RegisterTable(int major, int minor) {
        since = KernelVersion.of(major, minor);
    }

    static String name(int operation) {
        return operation < ROWS.length ? ROWS[operation].name() : "operation " + operation;
    }

    static KernelVersion since(int operation) {
        return operation < ROWS.length ? ROWS[operation].since : KernelVersion.UNKNOWN;
    }
}
