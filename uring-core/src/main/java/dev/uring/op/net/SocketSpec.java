package dev.uring.op.net;

import static dev.uring.annotations.Slot.FD;
import static dev.uring.annotations.Slot.FILE_INDEX;
import static dev.uring.annotations.Slot.LEN;
import static dev.uring.annotations.Slot.OFF;
import static dev.uring.annotations.Slot.RW_FLAGS;
import static dev.uring.kernel.Opcodes.IORING_OP_SOCKET;

import dev.uring.FileSlot;
import dev.uring.annotations.Opcode;
import dev.uring.annotations.Result;
import dev.uring.annotations.SqeField;

/** Creates a socket, like {@code socket(2)}. */
@Opcode(value = IORING_OP_SOCKET, since = "5.19", result = Result.FILE_DESCRIPTOR, man = "io_uring_prep_socket(3)")
interface SocketSpec {
    /** The address family, {@link AddressFamily}. */
    @SqeField(FD)
    int domain();

    /** The type, {@link SocketType}, with its flags; no {@link SocketType#SOCK_CLOEXEC} with a file slot. */
    @SqeField(value = OFF, signed = true)
    int type();

    /** The protocol, {@link IpProtocol}; 0 is the one that goes with the type. */
    @SqeField(LEN)
    default int protocol() {
        return 0;
    }

    /** Where the socket goes: an ordinary descriptor, or a slot of the file table. */
    @SqeField(FILE_INDEX)
    default FileSlot fileSlot() {
        return FileSlot.NONE;
    }

    /** Kept for later kernels; every kernel so far answers {@code EINVAL} unless it is 0. */
    @SqeField(RW_FLAGS)
    default int flags() {
        return 0;
    }
}
