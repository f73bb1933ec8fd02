package dev.uring.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.uring.backend.LibcBackend;
import dev.uring.backend.RingBackend;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.charset.StandardCharsets;

/** A registered ring of provided buffers of one size, laid out by hand. */
public final class TestBufferRing {
    private static final int IORING_REGISTER_PBUF_RING = 22;
    private static final int PAGE = 4096;
    private static final int ENTRY = 16;
    private static final int TAIL = 14;
    private static final VarHandle SHORT = ValueLayout.JAVA_SHORT.varHandle();

    private final MemorySegment ring;
    private final MemorySegment data;
    private final int size;
    private final int mask;
    private short tail;

    /**
     * Registers a ring without buffers.
     *
     * @param flags {@code IOU_PBUF_RING_*}
     */
    public TestBufferRing(TestRing owner, int group, int entries, int size, int flags) throws IOException {
        ring = owner.arena().allocate((long) entries * ENTRY, PAGE);
        data = owner.arena().allocate((long) entries * size);
        this.size = size;
        mask = entries - 1;
        try (RingBackend backend = new LibcBackend()) {
            MemorySegment registration = backend.argumentMemory().allocate(40, 8);
            registration.set(ValueLayout.JAVA_LONG, 0, ring.address());
            registration.set(ValueLayout.JAVA_INT, 8, entries);
            registration.set(ValueLayout.JAVA_SHORT, 12, (short) group);
            registration.set(ValueLayout.JAVA_SHORT, 14, (short) flags);
            assertEquals(0, backend.register(owner.fd().value(), IORING_REGISTER_PBUF_RING, registration, 1));
        }
    }

    /** Gives buffers to the kernel, in this order. */
    public TestBufferRing add(int... ids) {
        for (int id : ids) {
            add(id, size);
        }
        return this;
    }

    /** Gives a buffer that holds a text to the kernel. */
    public TestBufferRing add(int id, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        buffer(id).copyFrom(MemorySegment.ofArray(bytes));
        add(id, bytes.length);
        return this;
    }

    /** A buffer. */
    public MemorySegment buffer(int id) {
        return data.asSlice((long) id * size, size);
    }

    /** The start of a buffer as text. */
    public String text(int id, int length) {
        return new String(buffer(id).asSlice(0, length).toArray(ValueLayout.JAVA_BYTE), StandardCharsets.US_ASCII);
    }

    private void add(int id, int length) {
        long entry = (long) (tail & mask) * ENTRY;
        ring.set(ValueLayout.JAVA_LONG, entry, buffer(id).address());
        ring.set(ValueLayout.JAVA_INT, entry + 8, length);
        ring.set(ValueLayout.JAVA_SHORT, entry + 12, (short) id);
        // The tail lies in the first entry; the kernel must see the entry before it.
        SHORT.setRelease(ring, (long) TAIL, ++tail);
    }
}
