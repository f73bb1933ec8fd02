package dev.uring.backend;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.Optional;

/** The functions of one shared library. It stays loaded: rings of several owners may use it. */
@SuppressWarnings("restricted")
final class OcallSymbols {
    private static final Linker LINKER = Linker.nativeLinker();
    private static final Linker.Option ERRNO = Linker.Option.captureCallState("errno");

    private final Path library;
    private final SymbolLookup lookup;

    OcallSymbols(Path library) {
        this.library = library;
        lookup = SymbolLookup.libraryLookup(library, Arena.global());
    }

    /** Binds a function that may set errno; none may run as a critical call, because any ocall can block. */
    MethodHandle withErrno(String name, FunctionDescriptor type) {
        return LINKER.downcallHandle(
                lookup.find(name).orElseThrow(() -> new IllegalArgumentException(library + " does not export " + name)),
                type,
                ERRNO);
    }

    MethodHandle plain(String name, FunctionDescriptor type) {
        return optional(name, type)
                .orElseThrow(() -> new IllegalArgumentException(library + " does not export " + name));
    }

    Optional<MethodHandle> optional(String name, FunctionDescriptor type) {
        return lookup.find(name).map(symbol -> LINKER.downcallHandle(symbol, type));
    }
}
