package dev.uring.backend;

import static dev.uring.backend.SystemCalls.__NR_io_uring_enter;
import static dev.uring.backend.SystemCalls.__NR_io_uring_register;
import static dev.uring.backend.SystemCalls.__NR_io_uring_setup;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.invoke.MethodHandle;

/**
 * The functions that the host program links: the same names, but no status and no {@code ret}. They are the system calls
 * themselves, so nothing is copied and nothing is out of the host's reach.
 */
final class OcallUntrustedSide implements Ocalls {
    private static final String SETUP = "ocall_io_uring_setup_syscall";
    private static final String REGISTER = "ocall_io_uring_register_syscall";
    private static final String ENTER = "ocall_io_uring_enter_syscall";
    private static final String MMAP = "u_mmap_ocall";
    private static final String MUNMAP = "u_munmap_ocall";
    private static final String CLOSE = "u_close_ocall";
    private static final String MALLOC = "u_malloc_ocall";
    private static final String FREE = "u_free_ocall";

    private static final long MAP_FAILED = -1;

    private final MethodHandle setup;
    private final MethodHandle register;
    private final MethodHandle enter;
    private final MethodHandle mmap;
    private final MethodHandle munmap;
    private final MethodHandle close;
    private final MethodHandle malloc;
    private final MethodHandle free;

    OcallUntrustedSide(OcallSymbols symbols) {
        setup = symbols.withErrno(SETUP, FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG));
        register = symbols.withErrno(
                REGISTER,
                FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG));
        enter = symbols.withErrno(
                ENTER,
                FunctionDescriptor.of(
                        JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG));
        mmap = symbols.plain(
                MMAP,
                FunctionDescriptor.of(
                        JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_LONG));
        munmap = symbols.plain(MUNMAP, FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG));
        close = symbols.plain(CLOSE, FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_INT));
        malloc = symbols.plain(MALLOC, FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG));
        free = symbols.plain(FREE, FunctionDescriptor.ofVoid(JAVA_LONG));
    }

    @Override
    public int setup(OcallFrame frame, int entries, long params) {
        frame.reset();
        try {
            int result = (int) setup.invokeExact(
                    frame.state(), __NR_io_uring_setup, Integer.toUnsignedLong(entries), params, PARAMS_SIZE);
            return result < 0 ? frame.fromErrno(SETUP) : result;
        } catch (Throwable t) {
            throw unexpected(SETUP, t);
        }
    }

    @Override
    public int register(OcallFrame frame, int fd, int operation, long argument, int count, long elementSize) {
        frame.reset();
        try {
            int result = (int) register.invokeExact(
                    frame.state(),
                    __NR_io_uring_register,
                    (long) fd,
                    Integer.toUnsignedLong(operation),
                    argument,
                    Integer.toUnsignedLong(count),
                    elementSize);
            return result < 0 ? frame.fromErrno(REGISTER) : result;
        } catch (Throwable t) {
            throw unexpected(REGISTER, t);
        }
    }

    @Override
    public int enter(
            OcallFrame frame, int fd, int toSubmit, int minComplete, int flags, long argument, long argumentSize) {
        frame.reset();
        try {
            int result = (int) enter.invokeExact(
                    frame.state(),
                    __NR_io_uring_enter,
                    (long) fd,
                    Integer.toUnsignedLong(toSubmit),
                    Integer.toUnsignedLong(minComplete),
                    Integer.toUnsignedLong(flags),
                    argument,
                    argumentSize);
            return result < 0 ? frame.fromErrno(ENTER) : result;
        } catch (Throwable t) {
            throw unexpected(ENTER, t);
        }
    }

    @Override
    public long map(OcallFrame frame, long size, int protection, int flags, int fd, long offset) {
        frame.reset();
        try {
            long result = (long) mmap.invokeExact(frame.errorAddress(), 0L, size, protection, flags, fd, offset);
            return result == MAP_FAILED ? frame.fromError(MMAP) : result;
        } catch (Throwable t) {
            throw unexpected(MMAP, t);
        }
    }

    @Override
    public int unmap(OcallFrame frame, long address, long size) {
        frame.reset();
        try {
            int result = (int) munmap.invokeExact(frame.errorAddress(), address, size);
            return result < 0 ? frame.fromError(MUNMAP) : result;
        } catch (Throwable t) {
            throw unexpected(MUNMAP, t);
        }
    }

    @Override
    public int close(OcallFrame frame, int fd) {
        frame.reset();
        try {
            int result = (int) close.invokeExact(frame.errorAddress(), fd);
            return result < 0 ? frame.fromError(CLOSE) : result;
        } catch (Throwable t) {
            throw unexpected(CLOSE, t);
        }
    }

    @Override
    public long allocate(OcallFrame frame, long size) {
        frame.reset();
        try {
            long result = (long) malloc.invokeExact(frame.errorAddress(), size);
            return result == 0 ? frame.fromError(MALLOC) : result;
        } catch (Throwable t) {
            throw unexpected(MALLOC, t);
        }
    }

    @Override
    public void free(long address) {
        try {
            free.invokeExact(address);
        } catch (Throwable t) {
            throw unexpected(FREE, t);
        }
    }

    @Override
    public boolean crossesBoundary() {
        return false;
    }

    @Override
    public boolean knowsHostMemory() {
        return true;
    }

    @Override
    public boolean isHostMemory(long address, long size) {
        return true;
    }

    /** A method handle declares {@code Throwable}; the only things that come out are those of the frame. */
    private static RuntimeException unexpected(String call, Throwable t) {
        if (t instanceof OcallException e) {
            return e;
        }
        throw new AssertionError(call, t);
    }
}
