package dev.uring.backend;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import dev.uring.kernel.Errno;
import dev.uring.kernel.SetupFlags;
import dev.uring.testing.TestBackend;
import java.lang.foreign.MemorySegment;
import java.util.function.ToIntFunction;

/** One use of each registration operation that can cross, and the kernel's answer when the whole argument arrived. */
enum RegisterScenario {
    BUFFERS(0, 0, ring -> ring.register(0, iovecs(ring, ring.argument(32), 2), 2)),
    FILES(0, 0, ring -> ring.register(2, files(ring.argument(12)), 3)),
    /** No descriptor -1: shows that the number arrived, without needing an event counter. */
    EVENTFD(-Errno.EBADF, 0, ring -> ring.register(4, files(ring.argument(4)), 1)),
    FILES_UPDATE(5, 0, ring -> {
        ring.register(2, files(ring.argument(20)), 5);
        return ring.register(6, rsrcUpdate(ring, 5), 5);
    }),
    EVENTFD_ASYNC(-Errno.EBADF, 0, ring -> ring.register(7, files(ring.argument(4)), 1)),
    PERSONALITY(0, 0, ring -> {
        int id = ring.register(9, MemorySegment.NULL, 0);
        return ring.register(10, MemorySegment.NULL, id);
    }),
    /** Allows two registration operations, of which one enables the ring. */
    RESTRICTIONS(-Errno.EACCES, SetupFlags.IORING_SETUP_R_DISABLED, ring -> {
        MemorySegment restrictions = ring.argument(32);
        restrictions.set(JAVA_BYTE, 2, (byte) 12);
        restrictions.set(JAVA_BYTE, 18, (byte) 2);
        int result = ring.register(11, restrictions, 2) + ring.register(12, MemorySegment.NULL, 0);
        return result != 0 ? result : ring.register(9, MemorySegment.NULL, 0);
    }),
    FILES2(0, 0, ring -> ring.register(13, rsrcRegister(ring, files(ring.memory.allocate(12)), 3), 32)),
    FILES_UPDATE2(3, 0, ring -> {
        ring.register(2, files(ring.argument(12)), 3);
        return ring.register(14, rsrcUpdate2(ring, files(ring.memory.allocate(12)), 3), 32);
    }),
    BUFFERS2(0, 0, ring -> ring.register(15, rsrcRegister(ring, iovecs(ring, ring.memory.allocate(32), 2), 2), 32)),
    BUFFERS_UPDATE(2, 0, ring -> {
        ring.register(0, iovecs(ring, ring.argument(32), 2), 2);
        return ring.register(16, rsrcUpdate2(ring, iovecs(ring, ring.memory.allocate(32), 2), 2), 32);
    }),
    IOWQ_AFF(0, 0, ring -> {
        MemorySegment mask = ring.argument(8);
        mask.set(JAVA_LONG, 0, 1);
        return ring.register(17, mask, 8);
    }),
    /** Index 15, which nobody uses as long as the kernel has lower ones to choose. */
    RING_FDS(2, 0, ring -> {
        MemorySegment update = ring.argument(16);
        update.set(JAVA_INT, 0, 15);
        update.set(JAVA_LONG, 8, ring.fd);
        int registered = ring.register(20, update, 1);
        update.set(JAVA_LONG, 8, 0);
        return registered + ring.register(21, update, 1);
    }),
    PBUF_RING(0, 0, ring -> {
        MemorySegment buffers = ring.argument(40);
        buffers.set(JAVA_LONG, 0, ring.memory.allocate(4096, 4096).address());
        buffers.set(JAVA_INT, 8, 8);
        buffers.set(JAVA_SHORT, 12, (short) 7);
        int result = ring.register(22, buffers, 1);
        MemorySegment group = ring.argument(40);
        group.set(JAVA_SHORT, 12, (short) 7);
        return result != 0 ? result : ring.register(23, group, 1);
    }),
    SYNC_CANCEL(-Errno.ENOENT, 0, ring -> {
        MemorySegment cancel = ring.argument(64);
        cancel.set(JAVA_LONG, 0, 0x1234);
        cancel.set(JAVA_LONG, 16, -1);
        cancel.set(JAVA_LONG, 24, -1);
        return ring.register(24, cancel, 1);
    }),
    CLONE_BUFFERS(0, 0, ring -> {
        MemorySegment params = BareRing.params(ring.backend, 0);
        int other = ring.backend.setup(4, params);
        ring.backend.register(other, 0, iovecs(ring, ring.argument(32), 2), 2);
        MemorySegment clone = ring.argument(32);
        clone.set(JAVA_INT, 0, other);
        int result = ring.register(30, clone, 1);
        ring.backend.closeDescriptor(other);
        return result;
    }),
    SEND_MSG_RING(0, 0, ring -> {
        MemorySegment entry = ring.argument(64);
        entry.set(JAVA_BYTE, 0, (byte) 40);
        entry.set(JAVA_INT, 4, ring.fd);
        return ring.backend.register(-1, 31, entry, 1);
    }),
    MEM_REGION(0, 0, ring -> {
        MemorySegment description = ring.memory.allocate(64, 8);
        description.set(JAVA_LONG, 0, ring.memory.allocate(4096, 4096).address());
        description.set(JAVA_LONG, 8, 4096);
        description.set(JAVA_INT, 16, 1);
        MemorySegment region = ring.argument(32);
        region.set(JAVA_LONG, 0, description.address());
        return ring.register(34, region, 1);
    });

    final int expected;
    private final int setupFlags;
    private final ToIntFunction<BareRing> steps;

    RegisterScenario(int expected, int setupFlags, ToIntFunction<BareRing> steps) {
        this.expected = expected;
        this.setupFlags = setupFlags;
        this.steps = steps;
    }

    int run(TestBackend backend) {
        try (BareRing ring = new BareRing(backend, setupFlags)) {
            return steps.applyAsInt(ring);
        }
    }

    private static MemorySegment files(MemorySegment descriptors) {
        return descriptors.fill((byte) 0xff);
    }

    private static MemorySegment iovecs(BareRing ring, MemorySegment iovecs, int count) {
        for (int i = 0; i < count; i++) {
            iovecs.set(JAVA_LONG, i * 16L, ring.memory.allocate(4096, 4096).address());
            iovecs.set(JAVA_LONG, i * 16L + 8, 4096);
        }
        return iovecs;
    }

    private static MemorySegment rsrcRegister(BareRing ring, MemorySegment data, int count) {
        MemorySegment register = ring.argument(32);
        register.set(JAVA_INT, 0, count);
        register.set(JAVA_LONG, 16, data.address());
        register.set(JAVA_LONG, 24, ring.memory.allocate(8L * count, 8).address());
        return register;
    }

    private static MemorySegment rsrcUpdate(BareRing ring, int count) {
        MemorySegment update = ring.argument(16);
        update.set(JAVA_LONG, 8, files(ring.memory.allocate(4L * count)).address());
        return update;
    }

    private static MemorySegment rsrcUpdate2(BareRing ring, MemorySegment data, int count) {
        MemorySegment update = ring.argument(32);
        update.set(JAVA_LONG, 8, data.address());
        update.set(JAVA_INT, 24, count);
        return update;
    }
}
