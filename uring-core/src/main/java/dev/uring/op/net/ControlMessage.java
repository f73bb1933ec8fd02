package dev.uring.op.net;

import static dev.uring.op.net.ControlMessageTypes.SCM_CREDENTIALS;
import static dev.uring.op.net.ControlMessageTypes.SCM_RIGHTS;
import static dev.uring.op.net.SocketOptions.SOL_SOCKET;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.util.Objects.requireNonNull;

import java.lang.foreign.MemorySegment;

/**
 * A control message: something besides data that goes with a message, such as open files. See {@code cmsg(3)}.
 *
 * {@snippet class="dev.uring.snippet.MessageTest" region="control"}
 *
 * @param level the protocol's level, such as {@code SOL_SOCKET}
 * @param type the type at that level, such as {@code SCM_RIGHTS}
 * @param data its content, native or heap memory; of a received message a view of the memory it was received in
 */
public record ControlMessage(int level, int type, MemorySegment data) {

    /** @throws NullPointerException when there is no data: {@link MemorySegment#NULL} is no data */
    public ControlMessage {
        requireNonNull(data, "data");
    }

    /** A control message whose data is one {@code int}, as those of IP mostly are. */
    public static ControlMessage of(int level, int type, int value) {
        return new ControlMessage(level, type, MemorySegment.ofArray(new int[] {value}));
    }

    /**
     * Open files for the receiver, on a Unix socket. The receiver gets descriptors of its own.
     *
     * @param descriptors at most 253, else the kernel answers {@code EINVAL}; they stay the sender's, to be closed after the
     *     message was sent
     */
    public static ControlMessage rights(int... descriptors) {
        requireNonNull(descriptors, "descriptors");
        return new ControlMessage(SOL_SOCKET, SCM_RIGHTS, MemorySegment.ofArray(descriptors.clone()));
    }

    /** The sender's credentials, on a Unix socket whose receiver asked with {@code SO_PASSCRED}; the kernel checks them. */
    public static ControlMessage credentials(int pid, int uid, int gid) {
        return new ControlMessage(SOL_SOCKET, SCM_CREDENTIALS, MemorySegment.ofArray(new int[] {pid, uid, gid}));
    }

    /** Whether this carries open files. */
    public boolean isRights() {
        return level == SOL_SOCKET && type == SCM_RIGHTS;
    }

    /**
     * The descriptors that this carries. They are the process's from the moment of receipt: use or close every one.
     *
     * @throws IllegalStateException when this is no {@link #isRights() message of open files}
     */
    public int[] descriptors() {
        if (!isRights()) {
            throw new IllegalStateException(
                    "control message of level " + level + " and type " + type + " carries no files");
        }
        return data.asSlice(0, data.byteSize() / Integer.BYTES * Integer.BYTES).toArray(JAVA_INT_UNALIGNED);
    }
}
