package dev.uring.internal;

import dev.uring.UringException;
import dev.uring.kernel.Errno;
import dev.uring.kernel.KernelVersion;
import dev.uring.kernel.RegisterOp;

/** What the kernel's refusals mean, and what to do about them. */
public final class Refusals {
    private Refusals() {}

    public static UringException enter(int errno) {
        return new UringException(
                "io_uring_enter",
                errno,
                switch (errno) {
                    case Errno.EAGAIN, Errno.ENOMEM ->
                        "the kernel is short of memory; the entries stay queued: reap completions, then submit again";
                    case Errno.EBUSY ->
                        "completions overflowed; the entries stay queued: reap completions, then submit again";
                    case Errno.EBADFD -> "the ring is disabled: enable it first";
                    case Errno.EEXIST -> oneThread();
                    case Errno.EBADR -> "the kernel had no memory for completions and lost some";
                    case Errno.EOWNERDEAD -> "the submission thread died: close the ring";
                    case Errno.ENXIO -> "the ring is shutting down";
                    case Errno.EOPNOTSUPP -> "the descriptor is not a ring";
                    case Errno.EPERM, Errno.ENOSYS -> filtered("io_uring_enter");
                    default -> "";
                });
    }

    /**
     * A refused set-up.
     *
     * @param diagnosis what is known to be invalid, or empty
     * @param bytes the memory that the ring needs
     */
    public static UringException setup(int errno, String diagnosis, long bytes) {
        return new UringException(
                "io_uring_setup",
                errno,
                switch (errno) {
                    case Errno.EPERM ->
                        "io_uring is forbidden here: see the sysctl kernel.io_uring_disabled and the seccomp profile of the"
                                + " container";
                    case Errno.ENOSYS ->
                        "this kernel has no io_uring, or a seccomp profile hides it; Linux 5.4 or newer is needed";
                    case Errno.ENOMEM -> LockedMemory.advice("the ring needs", bytes);
                    case Errno.EFAULT -> "the memory given for the ring must be accessible and start on a page";
                    case Errno.ENXIO, Errno.EBADF -> "the ring to attach to is closed, or was never one";
                    case Errno.EMFILE, Errno.ENFILE -> tooManyFiles(errno);
                    default -> diagnosis;
                });
    }

    /**
     * A refused registration.
     *
     * @param operation {@code IORING_REGISTER_*}
     * @param advice what the error means for this operation; empty where it means the same for all
     */
    public static UringException register(int operation, int errno, String advice) {
        return new UringException(
                "io_uring_register(" + RegisterOp.name(operation) + ")",
                errno,
                advice.isEmpty() ? registration(operation, errno) : advice);
    }

    /** A part of a ring that could not be mapped. */
    public static UringException mapping(String part, long bytes, int errno) {
        return call(
                "mmap of " + bytes + " bytes of " + part,
                errno,
                errno == Errno.ENOMEM ? "the process has too little address space or too many mappings" : "");
    }

    /**
     * Another refused call.
     *
     * @param advice what the error means for this call; empty where it means the same for all
     */
    public static UringException call(String call, int errno, String advice) {
        return new UringException(
                call,
                errno,
                switch (errno) {
                    case Errno.EMFILE, Errno.ENFILE -> tooManyFiles(errno);
                    case Errno.EPERM -> advice.isEmpty() ? filtered(call) : advice;
                    default -> advice;
                });
    }

    private static String registration(int operation, int errno) {
        return switch (errno) {
            case Errno.EINVAL -> {
                KernelVersion since = RegisterOp.since(operation);
                yield since.equals(KernelVersion.UNKNOWN)
                        ? "this kernel may lack it: it is newer than Linux 6.18"
                        : "an argument is invalid, or this kernel lacks it: it came with Linux " + since;
            }
            case Errno.EEXIST -> oneThread();
            case Errno.EACCES -> "the restrictions of the ring do not allow it";
            case Errno.EBADFD -> "the ring is disabled, or was enabled already";
            case Errno.EPERM, Errno.ENOSYS ->
                filtered("io_uring_register") + "; or the process lacks the privilege for this operation";
            case Errno.ENOMEM -> "the kernel is short of memory";
            case Errno.EMFILE, Errno.ENFILE -> tooManyFiles(errno);
            default -> "";
        };
    }

    private static String oneThread() {
        return "the ring takes calls of one thread only: the one that set it up or, if it started disabled, enabled it";
    }

    private static String filtered(String call) {
        return "the seccomp profile of the container forbids " + call + ", although io_uring_setup was allowed";
    }

    private static String tooManyFiles(int errno) {
        return errno == Errno.EMFILE
                ? "the process has too many open files, see ulimit -n"
                : "the system has too many open files, see the sysctl fs.file-max";
    }
}
