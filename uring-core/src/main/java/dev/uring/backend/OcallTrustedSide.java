package dev.uring.backend;

import static dev.uring.backend.SystemCalls.__NR_io_uring_enter;
import static dev.uring.backend.SystemCalls.__NR_io_uring_register;
import static dev.uring.backend.SystemCalls.__NR_io_uring_setup;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * The prototypes that code in the enclave sees. Each returns {@code sgx_status_t} and writes its result through its first
 * argument, if the crossing succeeded. The io_uring calls leave errno in the C library's variable, the others in {@code error}.
 */
final class OcallTrustedSide implements Ocalls {
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

    /** {@code int sgx_is_outside_enclave(const void *addr, size_t size)}, which the SGX SDK offers to every enclave. */
    private final Optional<MethodHandle> isOutside;

    OcallTrustedSide(OcallSymbols symbols) {
        setup = symbols.withErrno(
                SETUP, FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG));
        register = symbols.withErrno(
                REGISTER,
                FunctionDescriptor.of(
                        JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG));
        enter = symbols.withErrno(
                ENTER,
                FunctionDescriptor.of(
                        JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG,
                        JAVA_LONG));
        mmap = symbols.plain(
                MMAP,
                FunctionDescriptor.of(
                        JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_LONG));
        munmap = symbols.plain(MUNMAP, FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG));
        close = symbols.plain(CLOSE, FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_INT));
        malloc = symbols.plain(MALLOC, FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG));
        free = symbols.plain(FREE, FunctionDescriptor.of(JAVA_INT, JAVA_LONG));
        isOutside = symbols.optional("sgx_is_outside_enclave", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG));
    }

    @Override
    public int setup(OcallFrame frame, int entries, long params) {
        frame.reset();
        int status;
        try {
            status = (int) setup.invokeExact(
                    frame.state(),
                    frame.resultAddress(),
                    __NR_io_uring_setup,
                    Integer.toUnsignedLong(entries),
                    params,
                    PARAMS_SIZE);
        } catch (Throwable t) {
            throw new AssertionError(SETUP, t);
        }
        return systemCallResult(SETUP, frame, status);
    }

    @Override
    public int register(OcallFrame frame, int fd, int operation, long argument, int count, long elementSize) {
        frame.reset();
        int status;
        try {
            status = (int) register.invokeExact(
                    frame.state(),
                    frame.resultAddress(),
                    __NR_io_uring_register,
                    (long) fd,
                    Integer.toUnsignedLong(operation),
                    argument,
                    Integer.toUnsignedLong(count),
                    elementSize);
        } catch (Throwable t) {
            throw new AssertionError(REGISTER, t);
        }
        return systemCallResult(REGISTER, frame, status);
    }

    @Override
    public int enter(
            OcallFrame frame, int fd, int toSubmit, int minComplete, int flags, long argument, long argumentSize) {
        frame.reset();
        int status;
        try {
            status = (int) enter.invokeExact(
                    frame.state(),
                    frame.resultAddress(),
                    __NR_io_uring_enter,
                    (long) fd,
                    Integer.toUnsignedLong(toSubmit),
                    Integer.toUnsignedLong(minComplete),
                    Integer.toUnsignedLong(flags),
                    argument,
                    argumentSize);
        } catch (Throwable t) {
            throw new AssertionError(ENTER, t);
        }
        int taken = systemCallResult(ENTER, frame, status);
        if (taken > 0 && Integer.compareUnsigned(taken, toSubmit) > 0) {
            throw OcallException.implausible(
                    ENTER, "it took " + taken + " entries of " + Integer.toUnsignedString(toSubmit));
        }
        return taken;
    }

    @Override
    public long map(OcallFrame frame, long size, int protection, int flags, int fd, long offset) {
        frame.reset();
        int status;
        try {
            status = (int) mmap.invokeExact(
                    frame.resultAddress(), frame.errorAddress(), 0L, size, protection, flags, fd, offset);
        } catch (Throwable t) {
            throw new AssertionError(MMAP, t);
        }
        OcallFrame.checkStatus(MMAP, status);
        return frame.pointer() == MAP_FAILED ? frame.fromError(MMAP) : frame.pointer();
    }

    @Override
    public int unmap(OcallFrame frame, long address, long size) {
        frame.reset();
        int status;
        try {
            status = (int) munmap.invokeExact(frame.resultAddress(), frame.errorAddress(), address, size);
        } catch (Throwable t) {
            throw new AssertionError(MUNMAP, t);
        }
        OcallFrame.checkStatus(MUNMAP, status);
        return frame.result() < 0 ? frame.fromError(MUNMAP) : frame.result();
    }

    @Override
    public int close(OcallFrame frame, int fd) {
        frame.reset();
        int status;
        try {
            status = (int) close.invokeExact(frame.resultAddress(), frame.errorAddress(), fd);
        } catch (Throwable t) {
            throw new AssertionError(CLOSE, t);
        }
        OcallFrame.checkStatus(CLOSE, status);
        return frame.result() < 0 ? frame.fromError(CLOSE) : frame.result();
    }

    @Override
    public long allocate(OcallFrame frame, long size) {
        frame.reset();
        int status;
        try {
            status = (int) malloc.invokeExact(frame.resultAddress(), frame.errorAddress(), size);
        } catch (Throwable t) {
            throw new AssertionError(MALLOC, t);
        }
        OcallFrame.checkStatus(MALLOC, status);
        return frame.pointer() == 0 ? frame.fromError(MALLOC) : frame.pointer();
    }

    @Override
    public void free(long address) {
        int status;
        try {
            status = (int) free.invokeExact(address);
        } catch (Throwable t) {
            throw new AssertionError(FREE, t);
        }
        OcallFrame.checkStatus(FREE, status);
    }

    @Override
    public boolean crossesBoundary() {
        return true;
    }

    @Override
    public boolean knowsHostMemory() {
        return isOutside.isPresent();
    }

    @Override
    public boolean isHostMemory(long address, long size) {
        try {
            return (int) isOutside.orElseThrow().invokeExact(address, size) != 0;
        } catch (Throwable t) {
            throw new AssertionError("sgx_is_outside_enclave", t);
        }
    }

    private static int systemCallResult(String call, OcallFrame frame, int status) {
        OcallFrame.checkStatus(call, status);
        return frame.result() < 0 ? frame.fromErrno(call) : frame.result();
    }
}
