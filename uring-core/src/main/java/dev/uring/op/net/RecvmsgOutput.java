package dev.uring.op.net;

import static dev.uring.op.net.MsgFlags.MSG_CTRUNC;
import static dev.uring.op.net.MsgFlags.MSG_TRUNC;
import static java.util.Objects.requireNonNull;

import dev.uring.struct.IoUringRecvmsgOut;
import java.lang.foreign.MemorySegment;
import java.net.SocketAddress;
import java.util.List;
import java.util.Optional;

/**
 * A message in a provided buffer, as a multishot {@code recvmsg} writes it: a header, room for the name, room for the control
 * messages, then the payload. All parts are views of the buffer, of use until it is provided anew. See
 * {@code io_uring_prep_recvmsg_multishot(3)}. Kernel 6.0.
 *
 * {@snippet class="dev.uring.snippet.MessageTest" region="output"}
 */
public final class RecvmsgOutput {
    private final MemorySegment buffer;
    private final int nameRoom;
    private final int controlRoom;

    private RecvmsgOutput(MemorySegment buffer, int nameRoom, int controlRoom) {
        this.buffer = buffer;
        this.nameRoom = nameRoom;
        this.controlRoom = controlRoom;
    }

    /**
     * The message in a buffer.
     *
     * @param buffer the provided buffer, from its start
     * @param result the completion's result
     * @param submitted the header that the receive was submitted with
     * @throws IllegalArgumentException when the result is an error, or the sizes do not go together
     */
    public static RecvmsgOutput parse(MemorySegment buffer, int result, MessageHeader submitted) {
        requireNonNull(buffer, "buffer");
        requireNonNull(submitted, "submitted");
        return parse(buffer, result, submitted.nameRoom(), submitted.controlRoom());
    }

    /**
     * The message in a buffer.
     *
     * @param buffer the provided buffer, from its start
     * @param result the completion's result
     * @param nameRoom {@code msg_namelen} as submitted
     * @param controlRoom {@code msg_controllen} as submitted
     * @throws IllegalArgumentException when the result is an error, or the sizes do not go together
     */
    public static RecvmsgOutput parse(MemorySegment buffer, int result, int nameRoom, int controlRoom) {
        requireNonNull(buffer, "buffer");
        if (nameRoom < 0 || controlRoom < 0) {
            throw new IllegalArgumentException(
                    "rooms of " + nameRoom + " and " + controlRoom + " bytes were given: they cannot be negative");
        }
        long least = IoUringRecvmsgOut.SIZE + nameRoom + controlRoom;
        if (result < least || result > buffer.byteSize()) {
            throw new IllegalArgumentException("result is " + result + ", outside " + least + ".." + buffer.byteSize()
                    + ", from header to buffer size");
        }
        return new RecvmsgOutput(buffer.asSlice(0, result), nameRoom, controlRoom);
    }

    /**
     * The sender's address; empty when there is none, or when the receive was submitted without room for one.
     *
     * @throws IllegalArgumentException when it was cut off, or is of an unsupported family
     */
    public Optional<SocketAddress> name() {
        return nameRoom == 0 || nameLength() == 0
                ? Optional.empty()
                : Optional.of(SocketAddresses.filled(nameSegment(), nameLength()));
    }

    /** The bytes of the sender's address, as many as there was room for. */
    public MemorySegment nameSegment() {
        return buffer.asSlice(IoUringRecvmsgOut.SIZE, Math.min(nameLength(), nameRoom));
    }

    /** The real size of the sender's address, in bytes. */
    public long nameLength() {
        return Integer.toUnsignedLong(IoUringRecvmsgOut.namelen(buffer));
    }

    /**
     * The control messages. When they were {@linkplain #controlTruncated() cut off}, the last one has fewer bytes than it had,
     * and more may be missing.
     */
    public List<ControlMessage> controlMessages() {
        long used = Math.min(Integer.toUnsignedLong(IoUringRecvmsgOut.controllen(buffer)), controlRoom);
        return ControlMessages.fromNative(buffer.asSlice(IoUringRecvmsgOut.SIZE + nameRoom, used));
    }

    /** The payload, as much as there was room for. */
    public MemorySegment payload() {
        return buffer.asSlice(IoUringRecvmsgOut.SIZE + nameRoom + controlRoom);
    }

    /** The size of the payload that the kernel states, in bytes; the real one of a cut datagram if {@code MSG_TRUNC} was asked for. */
    public long payloadLength() {
        return Integer.toUnsignedLong(IoUringRecvmsgOut.payloadlen(buffer));
    }

    /** {@code MSG_*}. */
    public int flags() {
        return IoUringRecvmsgOut.flags(buffer);
    }

    /** Whether the buffer was too small for the datagram. */
    public boolean truncated() {
        return (flags() & MSG_TRUNC) != 0;
    }

    /** Whether the room was too small for the control messages. */
    public boolean controlTruncated() {
        return (flags() & MSG_CTRUNC) != 0;
    }
}
