package dev.uring.register;

import dev.uring.UringException;
import dev.uring.kernel.Errno;
import dev.uring.kernel.KernelVersion;
import dev.uring.kernel.RegisterOp;

/** What to do about the errors of registration calls. */
final class RegisterErrors {
    private RegisterErrors() {}

    /**
     * A refused call.
     *
     * @param result what the call returned, {@code -errno}
     * @param advice what the error means for this operation; empty where it means the same for all
     */
    static UringException refused(int operation, int result, String advice) {
        String name = RegisterOp.name(operation);
        return new UringException(
                "io_uring_register(" + name + ")", -result, advice.isEmpty() ? common(operation, -result) : advice);
    }

    private static String common(int operation, int errno) {
        return switch (errno) {
            case Errno.EINVAL -> {
                KernelVersion since = RegisterOp.since(operation);
                yield since.equals(KernelVersion.UNKNOWN)
                        ? "this kernel may lack it: it is newer than Linux 6.18"
                        : "an argument is invalid, or this kernel lacks it: it came with Linux " + since;
            }
            case Errno.EEXIST -> "the ring takes calls of one thread only: the one that set it up or enabled it";
            case Errno.EACCES -> "the restrictions of the ring do not allow it";
            case Errno.EBADFD -> "the ring is disabled, or was enabled already";
            case Errno.EPERM, Errno.ENOSYS ->
                "a seccomp profile forbids io_uring_register, although it let the ring be set up, or the process lacks the"
                        + " privilege";
            case Errno.ENOMEM -> "the kernel is short of memory";
            default -> "";
        };
    }
}
