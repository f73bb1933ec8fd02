package dev.uring;

import dev.uring.kernel.Errno;

/** What to do about the errors of the calls. */
final class Advice {
    private Advice() {}

    static UringException enter(int errno) {
        return new UringException(
                "io_uring_enter",
                errno,
                switch (errno) {
                    case Errno.EAGAIN, Errno.ENOMEM ->
                        "the kernel is short of memory; the entries stay queued: reap completions, then submit again";
                    case Errno.EBUSY ->
                        "completions overflowed; the entries stay queued: reap completions, then submit again";
                    case Errno.EBADFD -> "the ring is disabled: enable it first";
                    case Errno.EEXIST ->
                        "the ring takes calls of one thread only: the one that set it up or, if it started disabled, enabled it";
                    case Errno.EBADR -> "the kernel had no memory for completions and lost some";
                    case Errno.EOWNERDEAD -> "the submission thread died: close the ring";
                    case Errno.ENXIO -> "the ring is shutting down";
                    case Errno.EOPNOTSUPP -> "the descriptor is not a ring";
                    case Errno.EPERM, Errno.ENOSYS ->
                        "a seccomp profile forbids the call, although it let the ring be set up";
                    default -> "";
                });
    }

    /** A refused set-up; {@code diagnosis} is what is known to be invalid, or empty. */
    static UringException setup(int errno, String diagnosis) {
        return new UringException(
                "io_uring_setup",
                errno,
                switch (errno) {
                    case Errno.EPERM ->
                        "io_uring is forbidden here: see the sysctl kernel.io_uring_disabled and the seccomp profile of the"
                                + " container";
                    case Errno.ENOSYS ->
                        "this kernel has no io_uring, or a seccomp profile hides it; Linux 5.4 or newer is needed";
                    case Errno.ENOMEM ->
                        "not enough memory: a ring counts as locked memory of its user unless the process has CAP_IPC_LOCK, see"
                                + " ulimit -l; a smaller ring needs less";
                    case Errno.EFAULT -> "the memory given for the ring must be accessible and start on a page";
                    case Errno.ENXIO, Errno.EBADF -> "the ring to attach to is closed, or was never one";
                    case Errno.EMFILE -> "the process has too many open files, see ulimit -n";
                    case Errno.ENFILE -> "the system has too many open files";
                    default -> diagnosis;
                });
    }

    /** A refused registration; {@code advice} is what to do about it, or empty for what holds for all of them. */
    static UringException register(String operation, int errno, String advice) {
        return new UringException(
                operation,
                errno,
                !advice.isEmpty()
                        ? advice
                        : switch (errno) {
                            case Errno.EACCES -> "a restriction of this ring forbids it";
                            case Errno.EEXIST -> "the ring takes calls of one thread only, its owner";
                            case Errno.EINVAL -> "this kernel lacks it, or an argument is invalid";
                            case Errno.EPERM, Errno.ENOSYS ->
                                "a seccomp profile forbids io_uring_register, although it let the ring be set up";
                            default -> "";
                        });
    }
}
