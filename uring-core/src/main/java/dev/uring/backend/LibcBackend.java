package dev.uring.backend;

import static dev.uring.backend.SystemCalls.__NR_io_uring_enter;
import static dev.uring.backend.SystemCalls.__NR_io_uring_register;
import static dev.uring.backend.SystemCalls.__NR_io_uring_setup;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.util.Objects.requireNonNull;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.invoke.MethodHandle;

/**
 * The system calls, made directly through the C library.
 *
 * <p>All that every ring needs goes through {@code syscall(2)}: linking a function of another type takes the virtual
 * machine ten milliseconds at start-up, and one is enough.
 *
 * {@snippet class="dev.uring.snippet.BackendTest" region="libc"}
 */
@SuppressWarnings("restricted")
public final class LibcBackend implements RingBackend {

    private static final int PROT_READ_WRITE = 1 | 2;
    private static final int MAP_SHARED = 1;
    private static final int MAP_POPULATE = 0x8000;
    private static final int REGISTER_USE_REGISTERED_RING = 1 << 31;
    private static final int PARAMS_SIZE = 120;
    private static final int EFAULT = 14;
    private static final int EINVAL = 22;

    private static final Linker LINKER = Linker.nativeLinker();
    private static final Linker.Option ERRNO = Linker.Option.captureCallState("errno");

    /** {@code long syscall(long number, ...)}; a call may block, so the thread must be able to reach a safepoint. */
    private static final MethodHandle SYSCALL = bind(
            "syscall",
            FunctionDescriptor.of(
                    JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG),
            Linker.Option.firstVariadicArg(1));

    /**
     * Not a constant for HotSpot, which compiles a constant handle into each caller. There, beneath a few methods, too deep to
     * be inlined, the linker's slice of the memory for errno would be an object for each call; on its own it never is.
     */
    private final MethodHandle syscall = SYSCALL;

    private final Platform platform = Platform.current();
    private final Arena argumentMemory = Arena.ofShared();

    /** Where calls leave errno: an alias without a scope, so that a call need not pin the arena. */
    private final MemorySegment errno;

    /**
     * A backend for one ring.
     *
     * @throws UnsupportedOperationException when this is no little-endian 64-bit Linux
     */
    public LibcBackend() {
        MemorySegment state = argumentMemory.allocate(Linker.Option.captureStateLayout());
        errno = MemorySegment.ofAddress(state.address()).reinterpret(state.byteSize());
    }

    @Override
    public int setup(int entries, MemorySegment params) {
        requireNonNull(params, "params");
        OcallRegisterArgument.checkMemory("params", params);
        if (params.byteSize() < PARAMS_SIZE || params.isReadOnly()) {
            throw new IllegalArgumentException("params has " + params.byteSize() + " bytes"
                    + (params.isReadOnly() ? " and is read-only" : "") + ": the kernel writes " + PARAMS_SIZE);
        }
        return (int) syscall(__NR_io_uring_setup, entries, params.address(), 0, 0, 0, 0);
    }

    @Override
    public int enter(int fd, int toSubmit, int minComplete, int flags, long argument, long argumentSize) {
        return (int) syscall(__NR_io_uring_enter, fd, toSubmit, minComplete, flags, argument, argumentSize);
    }

    @Override
    public int register(int fd, int operation, MemorySegment argument, int count) {
        requireNonNull(argument, "argument");
        OcallRegisterArgument.checkReach(operation & ~REGISTER_USE_REGISTERED_RING, argument, count);
        return (int) syscall(__NR_io_uring_register, fd, operation, argument.address(), count, 0, 0);
    }

    @Override
    public long map(int fd, long offset, long size) {
        long address = syscall(platform.mmap(), 0, size, PROT_READ_WRITE, MAP_SHARED | MAP_POPULATE, fd, offset);
        if (address > 0 && !isBacked(address, size)) {
            unmap(address, size);
            return -EINVAL;
        }
        return address;
    }

    /**
     * Since Linux 6.14 a mapping that is larger than what it maps succeeds, and touching the rest kills the process; older
     * kernels refuse it. A set-up without entries tells, and changes nothing: it reads its params, and then is invalid.
     */
    private boolean isBacked(long address, long size) {
        long lastPage = address + size - 1 & -pageSize();
        return syscall(__NR_io_uring_setup, 0, lastPage, 0, 0, 0, 0) != -EFAULT;
    }

    @Override
    public int unmap(long address, long size) {
        return (int) syscall(platform.munmap(), address, size, 0, 0, 0, 0);
    }

    @Override
    public int closeDescriptor(int fd) {
        return (int) syscall(platform.close(), fd, 0, 0, 0, 0, 0);
    }

    @Override
    public long openPipe() {
        return LibcPipes.open(errno);
    }

    @Override
    public int awaitHangUp(int readEnd, int milliseconds) {
        return LibcPipes.awaitHangUp(errno, readEnd, milliseconds);
    }

    @Override
    public int openEventFd() {
        return LibcSystem.openEventFd(errno);
    }

    @Override
    public long clock(int clock) {
        return LibcSystem.clock(errno, clock);
    }

    @Override
    public int pageSize() {
        return LibcSystem.PAGE_SIZE;
    }

    @Override
    public SegmentAllocator argumentMemory() {
        return argumentMemory;
    }

    @Override
    public Arena newKernelArena() {
        return Arena.ofShared();
    }

    @Override
    public void close() {
        argumentMemory.close();
    }

    private long syscall(long number, long a, long b, long c, long d, long e, long f) {
        try {
            long result = (long) syscall.invokeExact(errno, number, a, b, c, d, e, f);
            return result == -1 ? -errno() : result;
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    private int errno() {
        return errno.get(JAVA_INT, 0);
    }

    /** Method handles declare Throwable; a native call throws none of its own. */
    static Error unexpected(Throwable thrown) {
        return thrown instanceof Error error ? error : new AssertionError(thrown);
    }

    static MethodHandle bind(String name, FunctionDescriptor type, Linker.Option... options) {
        Linker.Option[] all = new Linker.Option[options.length + 1];
        all[0] = ERRNO;
        System.arraycopy(options, 0, all, 1, options.length);
        return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), type, all);
    }
}
