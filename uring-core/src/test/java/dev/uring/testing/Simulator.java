package dev.uring.testing;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.uring.backend.OcallLibrary;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;

/**
 * The simulated host of an enclave: the library that the ocall backend binds in tests, and its controls. All tests of a JVM
 * share it. Faults and corruptions hit the calling thread only.
 */
public final class Simulator {
    /** The services of the host, in the order of the simulator's own list. */
    public enum Ocall {
        SETUP,
        REGISTER,
        ENTER,
        START_THREAD,
        MMAP,
        MUNMAP,
        CLOSE,
        MALLOC
    }

    private static Simulator shared;

    private final OcallLibrary library;
    private final MethodHandle failNext;
    private final MethodHandle answerAlways;
    private final MethodHandle corruptNextSetup;
    private final MethodHandle lend;
    private final MethodHandle takeBack;
    private final MethodHandle reset;
    private final MethodHandle calls;
    private final MethodHandle hostRanges;
    private final MethodHandle refusedEntries;
    private final MethodHandle lastCrossed;

    private Simulator(Path file) {
        library = OcallLibrary.trusted(file);
        failNext = bind(file, "sim_fail_next", FunctionDescriptor.ofVoid(JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_INT));
        answerAlways = bind(file, "sim_answer_always", FunctionDescriptor.ofVoid(JAVA_INT, JAVA_LONG, JAVA_INT));
        corruptNextSetup = bind(file, "sim_corrupt_next_setup", FunctionDescriptor.ofVoid(JAVA_INT, JAVA_INT));
        lend = bind(file, "sim_lend", FunctionDescriptor.ofVoid(ADDRESS, JAVA_LONG));
        takeBack = bind(file, "sim_take_back", FunctionDescriptor.ofVoid(ADDRESS));
        reset = bind(file, "sim_reset", FunctionDescriptor.ofVoid());
        calls = bind(file, "sim_calls", FunctionDescriptor.of(JAVA_LONG, JAVA_INT));
        hostRanges = bind(file, "sim_host_ranges", FunctionDescriptor.of(JAVA_LONG));
        refusedEntries = bind(file, "sim_refused_entries", FunctionDescriptor.of(JAVA_LONG));
        lastCrossed = bind(file, "sim_last_crossed", FunctionDescriptor.of(JAVA_LONG, ADDRESS, JAVA_LONG));
    }

    /** The simulator, compiled when the first test asks; where there is no gcc, each test that asks is skipped. */
    public static synchronized Simulator get() {
        if (shared == null) {
            shared = new Simulator(NativeLibrary.compile("simulator"));
        }
        return shared;
    }

    /** What backends are made of. */
    public OcallLibrary library() {
        return library;
    }

    /** The next call does nothing: the crossing itself fails with an {@code sgx_status_t}. */
    public void failNextCrossing(Ocall ocall, int status) {
        invoke(failNext, ocall.ordinal(), status, 0L, 0);
    }

    /** The next call does nothing and answers -1 (or NULL, for memory) with an error number. */
    public void failNext(Ocall ocall, int errno) {
        invoke(failNext, ocall.ordinal(), 0, ocall == Ocall.MALLOC ? 0L : -1L, errno);
    }

    /** The next call does nothing, answers this and leaves this error number, which means nothing unless the answer is -1. */
    public void answerNext(Ocall ocall, long result, int errno) {
        invoke(failNext, ocall.ordinal(), 0, result, errno);
    }

    /** From now on all calls do nothing and answer this, until {@link #reset()}. */
    public void answerAlways(Ocall ocall, long result, int errno) {
        invoke(answerAlways, ocall.ordinal(), result, errno);
    }

    /** The next set-up copies back parameters in which a 32-bit field was changed. */
    public void corruptNextSetup(int offset, int value) {
        invoke(corruptNextSetup, offset, value);
    }

    /** Makes memory that a test mapped by itself the host's. */
    public void lend(MemorySegment memory) {
        invoke(lend, memory, memory.byteSize());
    }

    /** Ends {@link #lend}. */
    public void takeBack(MemorySegment memory) {
        invoke(takeBack, memory);
    }

    /** Takes back what did not happen yet. */
    public void reset() {
        invoke(reset);
    }

    /** How often a service was called in this JVM. */
    public long calls(Ocall ocall) {
        return (long) invoke(calls, ocall.ordinal());
    }

    /** How many mappings and allocations of host memory there are. */
    public long hostRanges() {
        return (long) invoke(hostRanges);
    }

    /** How many submitted entries were answered with EFAULT because they pointed at enclave memory. */
    public long refusedEntries() {
        return (long) invoke(refusedEntries);
    }

    /** The bytes that this thread's last registration brought out of the enclave. */
    public byte[] lastCrossed() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment bytes = arena.allocate(4096);
            long size = (long) invoke(lastCrossed, bytes, bytes.byteSize());
            return bytes.asSlice(0, size).toArray(JAVA_BYTE);
        }
    }

    private static Object invoke(MethodHandle function, Object... arguments) {
        try {
            return function.invokeWithArguments(arguments);
        } catch (Throwable t) {
            throw new AssertionError(t);
        }
    }

    @SuppressWarnings("restricted")
    private static MethodHandle bind(Path file, String name, FunctionDescriptor type) {
        SymbolLookup lookup = SymbolLookup.libraryLookup(file, Arena.global());
        return Linker.nativeLinker().downcallHandle(lookup.findOrThrow(name), type);
    }
}
