package dev.uring.op.net;

import static dev.uring.op.net.MsgFlags.MSG_CTRUNC;
import static dev.uring.op.net.MsgFlags.MSG_TRUNC;

import dev.uring.struct.Iovecs;
import dev.uring.struct.Msghdr;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.net.SocketAddress;
import java.util.List;
import java.util.Optional;

/**
 * A {@code struct msghdr} with all that it points at, to send or to receive with. It keeps its buffers reachable, so hold on
 * to it until the operation has completed; and it lives no longer than the memory it was built in. One operation at a time may
 * receive into it.
 *
 * <p>To send, build it with what goes out; to receive, with room for what comes in: after completion {@link #name()} and the
 * others tell what came, and {@link #reset()} prepares for the next.
 *
 * {@snippet class="dev.uring.snippet.MessageTest" region="header"}
 */
public final class MessageHeader {
    private final MemorySegment header;
    private final MemorySegment name;
    private final MemorySegment control;
    private final List<MemorySegment> buffers;

    MessageHeader(MessageHeaderBuilder builder, SegmentAllocator allocator) {
        name = builder.allocateName(allocator);
        control = builder.allocateControl(allocator);
        buffers = builder.buffers();
        header = Msghdr.allocate(allocator);
        MemorySegment iovecs = Iovecs.of(allocator, buffers.toArray(MemorySegment[]::new));
        Msghdr.msgIov(header, buffers.isEmpty() ? MemorySegment.NULL : iovecs);
        Msghdr.msgIovlen(header, buffers.size());
        Msghdr.msgName(header, name);
        Msghdr.msgControl(header, control);
        reset();
    }

    /** Starts a message. */
    public static MessageHeaderBuilder builder() {
        return new MessageHeaderBuilder();
    }

    /** The structure, for {@code Sendmsg}, {@code Recvmsg} and their kin. */
    public MemorySegment segment() {
        return header;
    }

    /** The buffers. */
    public List<MemorySegment> buffers() {
        return buffers;
    }

    /** Offers all the room again. Call it before receiving another message, since the kernel writes what the last one used. */
    public MessageHeader reset() {
        Msghdr.msgNamelen(header, nameRoom());
        Msghdr.msgControllen(header, control.byteSize());
        Msghdr.msgFlags(header, 0);
        return this;
    }

    /** The room for the address, in bytes; of a message to send, the address's size. */
    public int nameRoom() {
        return (int) name.byteSize();
    }

    /** The room for control messages, in bytes; of a message to send, their size. */
    public int controlRoom() {
        return (int) control.byteSize();
    }

    /**
     * The sender's address; empty when there is none, as on a connected stream.
     *
     * @throws IllegalArgumentException when it was cut off, or is of an unsupported family
     */
    public Optional<SocketAddress> name() {
        long size = Integer.toUnsignedLong(Msghdr.msgNamelen(header));
        return size == 0 ? Optional.empty() : Optional.of(SocketAddresses.filled(name, size));
    }

    /**
     * The control messages received, as views of this message's memory. When they were {@linkplain #controlTruncated() cut off},
     * the last one has fewer bytes than it had, and more may be missing.
     */
    public List<ControlMessage> controlMessages() {
        return ControlMessages.fromNative(
                control.asSlice(0, Math.min(Msghdr.msgControllen(header), control.byteSize())));
    }

    /** {@code MSG_*} of the message received. */
    public int flags() {
        return Msghdr.msgFlags(header);
    }

    /** Whether the buffers were too small for the datagram received. */
    public boolean truncated() {
        return (flags() & MSG_TRUNC) != 0;
    }

    /** Whether the room was too small for the control messages received. */
    public boolean controlTruncated() {
        return (flags() & MSG_CTRUNC) != 0;
    }
}
