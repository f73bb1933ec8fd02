package dev.uring.op.net;

import static java.util.Objects.requireNonNull;

import dev.uring.struct.Cmsghdr;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.util.ArrayList;
import java.util.List;

/**
 * Control messages in memory: each has a header of 16 bytes and its data, padded to 8 bytes. See {@code cmsg(3)}.
 *
 * {@snippet class="dev.uring.snippet.MessageTest" region="messages"}
 */
public final class ControlMessages {
    private static final long ALIGNMENT = 8;

    private ControlMessages() {}

    /**
     * The room that a control message takes, in bytes ({@code CMSG_SPACE}).
     *
     * @param dataSize the size of its data, in bytes
     */
    public static long space(long dataSize) {
        return Cmsghdr.SIZE + padded(dataSize);
    }

    /** The control messages one after the other, as a message to send takes them. */
    public static MemorySegment toNative(List<ControlMessage> messages, SegmentAllocator allocator) {
        requireNonNull(messages, "messages");
        requireNonNull(allocator, "allocator");
        long size = messages.stream()
                .mapToLong(message -> space(message.data().byteSize()))
                .sum();
        MemorySegment control = allocator.allocate(size, ALIGNMENT).fill((byte) 0);
        long at = 0;
        for (ControlMessage message : messages) {
            MemorySegment header = control.asSlice(at);
            Cmsghdr.cmsgLen(header, Cmsghdr.SIZE + message.data().byteSize());
            Cmsghdr.cmsgLevel(header, message.level());
            Cmsghdr.cmsgType(header, message.type());
            MemorySegment.copy(
                    message.data(),
                    0,
                    control,
                    at + Cmsghdr.SIZE,
                    message.data().byteSize());
            at += space(message.data().byteSize());
        }
        return control;
    }

    /**
     * The control messages in memory, as views of it.
     *
     * @param control exactly the bytes that the kernel has filled
     * @throws IllegalArgumentException when a length leads out of the memory
     */
    public static List<ControlMessage> fromNative(MemorySegment control) {
        requireNonNull(control, "control");
        List<ControlMessage> messages = new ArrayList<>();
        long at = 0;
        while (control.byteSize() - at >= Cmsghdr.SIZE) {
            MemorySegment header = control.asSlice(at, Cmsghdr.SIZE);
            long length = Cmsghdr.cmsgLen(header);
            if (length < Cmsghdr.SIZE || length > control.byteSize() - at) {
                throw new IllegalArgumentException("cmsg_len at byte " + at + " is " + length + ", outside "
                        + Cmsghdr.SIZE + ".." + (control.byteSize() - at));
            }
            MemorySegment data = control.asSlice(at + Cmsghdr.SIZE, length - Cmsghdr.SIZE);
            messages.add(new ControlMessage(Cmsghdr.cmsgLevel(header), Cmsghdr.cmsgType(header), data));
            at += padded(length);
        }
        return messages;
    }

    private static long padded(long size) {
        return (size + ALIGNMENT - 1) & -ALIGNMENT;
    }
}
