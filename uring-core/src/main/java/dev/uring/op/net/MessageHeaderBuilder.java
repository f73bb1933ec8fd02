package dev.uring.op.net;

import static java.util.Objects.requireNonNull;

import dev.uring.internal.Elements;
import dev.uring.kernel.Limits;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.net.SocketAddress;
import java.util.List;

/**
 * Gathers the parts of a {@link MessageHeader}. All are optional. The builder may build any number of them.
 *
 * {@snippet class="dev.uring.snippet.MessageTest" region="control"}
 */
public final class MessageHeaderBuilder {
    private SocketAddress name;
    private int nameRoom;
    private List<ControlMessage> control = List.of();
    private int controlRoom;
    private List<MemorySegment> buffers = List.of();

    MessageHeaderBuilder() {}

    /** Where to send the message. */
    public MessageHeaderBuilder name(SocketAddress address) {
        requireNonNull(address, "address");
        name = address;
        return this;
    }

    /**
     * Room for the sender's address.
     *
     * @param bytes at least 0; {@link SocketAddresses#MAX_SIZE} takes any
     */
    public MessageHeaderBuilder nameRoom(int bytes) {
        nameRoom = nonNegative("room for the name", bytes);
        return this;
    }

    /**
     * The buffers to send from or to receive into.
     *
     * @param segments native memory, at most {@link Limits#UIO_MAXIOV}
     */
    public MessageHeaderBuilder buffers(MemorySegment... segments) {
        buffers = List.of(Elements.nonNull(segments, "segments"));
        return this;
    }

    /** The control messages to send. */
    public MessageHeaderBuilder control(ControlMessage... messages) {
        control = List.of(Elements.nonNull(messages, "messages"));
        return this;
    }

    /**
     * Room for control messages.
     *
     * @param bytes at least 0; {@link ControlMessages#space} says how much one takes
     */
    public MessageHeaderBuilder controlRoom(int bytes) {
        controlRoom = nonNegative("room for control messages", bytes);
        return this;
    }

    /**
     * The message, in memory of that allocator.
     *
     * @throws IllegalArgumentException when a buffer is heap memory or the address cannot be expressed
     */
    public MessageHeader build(SegmentAllocator allocator) {
        requireNonNull(allocator, "allocator");
        return new MessageHeader(this, allocator);
    }

    List<MemorySegment> buffers() {
        return buffers;
    }

    MemorySegment allocateName(SegmentAllocator allocator) {
        if (name != null) {
            return SocketAddresses.toNative(name, allocator);
        }
        return nameRoom == 0 ? MemorySegment.NULL : allocator.allocate(nameRoom, Long.BYTES);
    }

    MemorySegment allocateControl(SegmentAllocator allocator) {
        if (!control.isEmpty()) {
            return ControlMessages.toNative(control, allocator);
        }
        return controlRoom == 0 ? MemorySegment.NULL : allocator.allocate(controlRoom, Long.BYTES);
    }

    private static int nonNegative(String what, int bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException(what + " is " + bytes + " bytes, which is negative");
        }
        return bytes;
    }
}
