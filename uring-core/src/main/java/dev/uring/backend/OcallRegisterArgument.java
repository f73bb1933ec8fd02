package dev.uring.backend;

import static dev.uring.backend.OcallRegisterArgument.Counting.BYTES;
import static dev.uring.backend.OcallRegisterArgument.Counting.ELEMENTS;
import static dev.uring.backend.OcallRegisterArgument.Counting.ONE_STRUCT;
import static dev.uring.backend.OcallRegisterArgument.Counting.ZERO;
import static dev.uring.backend.OcallRegisterArgument.Direction.IN;
import static dev.uring.backend.OcallRegisterArgument.Direction.IN_OUT;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import java.lang.foreign.MemorySegment;

/**
 * What {@code io_uring_register(2)} does with its argument, operation by operation, which the ocall must know: it copies
 * {@code arg_size * nr_args} bytes into the host, and nothing back.
 */
enum OcallRegisterArgument {
    IORING_REGISTER_BUFFERS(0, 16, ELEMENTS, IN),
    IORING_REGISTER_FILES(2, 4, ELEMENTS, IN),
    IORING_REGISTER_EVENTFD(4, 4, ELEMENTS, IN),
    IORING_REGISTER_FILES_UPDATE(6, 16, ONE_STRUCT, IN),
    IORING_REGISTER_EVENTFD_ASYNC(7, 4, ELEMENTS, IN),
    IORING_REGISTER_PROBE(8, 8, ELEMENTS, IN_OUT),
    IORING_REGISTER_RESTRICTIONS(11, 16, ELEMENTS, IN),
    IORING_REGISTER_FILES2(13, 1, BYTES, IN),
    IORING_REGISTER_FILES_UPDATE2(14, 1, BYTES, IN),
    IORING_REGISTER_BUFFERS2(15, 1, BYTES, IN),
    IORING_REGISTER_BUFFERS_UPDATE(16, 1, BYTES, IN),
    IORING_REGISTER_IOWQ_AFF(17, 1, BYTES, IN),
    IORING_REGISTER_IOWQ_MAX_WORKERS(19, 4, ELEMENTS, IN_OUT),
    IORING_REGISTER_RING_FDS(20, 16, ELEMENTS, IN),
    IORING_UNREGISTER_RING_FDS(21, 16, ELEMENTS, IN),
    IORING_REGISTER_PBUF_RING(22, 40, ONE_STRUCT, IN),
    IORING_UNREGISTER_PBUF_RING(23, 40, ONE_STRUCT, IN),
    IORING_REGISTER_SYNC_CANCEL(24, 64, ONE_STRUCT, IN),
    IORING_REGISTER_FILE_ALLOC_RANGE(25, 16, ZERO, IN),
    IORING_REGISTER_PBUF_STATUS(26, 40, ONE_STRUCT, IN_OUT),
    IORING_REGISTER_NAPI(27, 16, ONE_STRUCT, IN_OUT),
    IORING_UNREGISTER_NAPI(28, 16, ONE_STRUCT, IN_OUT),
    IORING_REGISTER_CLOCK(29, 16, ZERO, IN),
    IORING_REGISTER_CLONE_BUFFERS(30, 32, ONE_STRUCT, IN),
    IORING_REGISTER_SEND_MSG_RING(31, 64, ONE_STRUCT, IN),
    IORING_REGISTER_ZCRX_IFQ(32, 96, ONE_STRUCT, IN_OUT),
    IORING_REGISTER_RESIZE_RINGS(33, 120, ONE_STRUCT, IN_OUT),
    /** The region's description is host memory, and the kernel's answer is written there. */
    IORING_REGISTER_MEM_REGION(34, 32, ONE_STRUCT, IN),
    IORING_REGISTER_QUERY(35, 24, ZERO, IN_OUT),
    IORING_REGISTER_ZCRX_CTRL(36, 72, ZERO, IN_OUT);

    /** What {@code nr_args} counts. */
    enum Counting {
        /** The elements of an array. */
        ELEMENTS,
        /** The bytes of the argument. */
        BYTES,
        /** Anything but the size of the argument, which is one struct. */
        ONE_STRUCT,
        /** Nothing: it must be 0, so the ocall copies nothing. */
        ZERO
    }

    /** Whether the kernel answers through the argument. */
    enum Direction {
        IN,
        IN_OUT
    }

    private static final int PROBE_HEADER = 16;
    private static final int MOST_OPCODES = 256;
    private static final int KERNEL_CHOOSES = 0xFFFF_FFFF;

    private static final OcallRegisterArgument[] BY_OPERATION = new OcallRegisterArgument[64];

    static {
        for (OcallRegisterArgument argument : values()) {
            BY_OPERATION[argument.operation] = argument;
        }
    }

    private final int operation;
    private final int size;
    private final Counting counting;
    private final Direction direction;

    OcallRegisterArgument(int operation, int size, Counting counting, Direction direction) {
        this.operation = operation;
        this.size = size;
        this.counting = counting;
        this.direction = direction;
    }

    /**
     * What is known of an operation's argument.
     *
     * @throws UnsupportedOperationException when nothing is
     */
    static OcallRegisterArgument of(int operation) {
        if (operation < 0 || operation >= BY_OPERATION.length || BY_OPERATION[operation] == null) {
            throw new UnsupportedOperationException("io_uring_register operation " + operation
                    + ": the size of its argument is unknown, so the ocall cannot copy it");
        }
        return BY_OPERATION[operation];
    }

    /**
     * Refuses what the ocall cannot carry.
     *
     * @throws UnsupportedOperationException saying why
     * @throws IllegalArgumentException when the argument is shorter than the operation reads
     */
    void checkCanCross(MemorySegment argument, int count) {
        if (direction == IN_OUT) {
            throw cannotCross("the kernel answers through its argument, which the ocall copies in only");
        }
        if (counting == ZERO) {
            throw cannotCross("nr_args must be 0, and the ocall copies that many elements of its argument: none");
        }
        if (argument.byteSize() < bytes(count)) {
            throw new IllegalArgumentException(name() + ": the argument has " + argument.byteSize()
                    + " bytes, and nr_args " + Integer.toUnsignedString(count) + " needs " + bytes(count));
        }
        if (this == IORING_REGISTER_RING_FDS) {
            for (int i = 0; i < count; i++) {
                if (argument.get(JAVA_INT_UNALIGNED, (long) i * size) == KERNEL_CHOOSES) {
                    throw cannotCross(
                            "the kernel writes the index it chooses to its argument, which the ocall copies in"
                                    + " only; choose the index");
                }
            }
        }
    }

    private UnsupportedOperationException cannotCross(String why) {
        return new UnsupportedOperationException(name() + " cannot cross ocall_io_uring_register_syscall: " + why);
    }

    int operation() {
        return operation;
    }

    /** The bytes that the kernel reads. */
    long bytes(int count) {
        return counting == ONE_STRUCT ? size : (long) size * Integer.toUnsignedLong(count);
    }

    /** The bytes that the kernel may read or write, which are more than cross by an ocall. */
    private long reach(int count) {
        return switch (this) {
            case IORING_REGISTER_PROBE -> PROBE_HEADER + size * Math.min(Integer.toUnsignedLong(count), MOST_OPCODES);
            default -> counting == ZERO ? size : bytes(count);
        };
    }

    /**
     * Refuses an argument that the kernel would read or write beyond its end, or that is no memory to write to. Of an
     * unknown operation the size is unknown, and the kernel may reach as far as it likes.
     *
     * @throws IllegalArgumentException naming the operation, the size and what it needs
     * @throws IllegalStateException when the arena of the argument is closed
     */
    static void checkReach(int operation, MemorySegment argument, int count) {
        checkMemory("argument", argument);
        OcallRegisterArgument known =
                operation >= 0 && operation < BY_OPERATION.length ? BY_OPERATION[operation] : null;
        if (known == null || argument.address() == 0) {
            return;
        }
        if (argument.byteSize() < known.reach(count)) {
            throw new IllegalArgumentException(known.name() + ": the argument has " + argument.byteSize()
                    + " bytes, and nr_args " + Integer.toUnsignedString(count) + " needs " + known.reach(count));
        }
        if (known.direction == IN_OUT && argument.isReadOnly()) {
            throw new IllegalArgumentException(
                    known.name() + ": the argument is read-only, and the kernel writes to it");
        }
    }

    /** Refuses what has no address, or none any more. */
    static void checkMemory(String name, MemorySegment segment) {
        if (!segment.isNative()) {
            throw new IllegalArgumentException(name + " is on the heap, where the kernel cannot reach it");
        }
        if (!segment.scope().isAlive()) {
            throw new IllegalStateException("the arena of " + name + " is closed");
        }
    }

    /**
     * The element size to declare. Where {@code nr_args} does not count elements it is the smallest one with which at least
     * the struct crosses; what crosses beyond the struct must be padding, never the memory that happens to follow it.
     */
    long elementSize(int count) {
        long elements = Math.max(1, Integer.toUnsignedLong(count));
        return (bytes(count) + elements - 1) / elements;
    }
}
