package dev.uring.op.ring;

import static dev.uring.annotations.RegisteredFd.Accepts.REGISTERED;
import static dev.uring.annotations.Result.FILE_DESCRIPTOR;
import static dev.uring.annotations.Slot.FD;
import static dev.uring.annotations.Slot.INSTALL_FD_FLAGS;
import static dev.uring.kernel.Opcodes.IORING_OP_FIXED_FD_INSTALL;

import dev.uring.Fd;
import dev.uring.annotations.Opcode;
import dev.uring.annotations.RegisteredFd;
import dev.uring.annotations.SqeField;

/**
 * Makes an ordinary descriptor for a registered file, which stays registered too.
 *
 * <p>Errors: {@code EBADF} when the slot is empty, {@code EMFILE}, {@code EPERM} when it runs with registered
 * credentials.
 */
@Opcode(
        value = IORING_OP_FIXED_FD_INSTALL,
        since = "6.8",
        result = FILE_DESCRIPTOR,
        man = "io_uring_prep_fixed_fd_install(3)")
interface FixedFdInstallSpec {

    /** The registered file. */
    @SqeField(FD)
    @RegisteredFd(REGISTERED)
    Fd file();

    /** {@link FixedFdInstallFlags}; without, the descriptor closes on exec. */
    @SqeField(INSTALL_FD_FLAGS)
    default int flags() {
        return 0;
    }
}
