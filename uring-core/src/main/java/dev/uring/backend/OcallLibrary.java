package dev.uring.backend;

import static java.util.Objects.requireNonNull;

import java.lang.foreign.Arena;
import java.nio.file.Path;

/**
 * A shared library that exports the ocalls of an SGX enclave, bound once. Any number of rings may use it, each through
 * its own {@link OcallBackend}, from any thread. It stays loaded until the JVM ends.
 *
 * <p>The two sides of the enclave boundary export the same names with different prototypes, and no look-up can tell
 * them apart: calling one as the other overwrites memory. So say which side the library is.
 *
 * {@snippet class="dev.uring.snippet.BackendTest" region="ocalls"}
 */
public final class OcallLibrary {
    private final Ocalls ocalls;
    private final OcallHostMemory hostMemory;

    private OcallLibrary(Ocalls ocalls) {
        this.ocalls = ocalls;
        hostMemory = new OcallHostMemory(ocalls);
    }

    /**
     * Binds the trusted side: functions that return {@code sgx_status_t} and write their result through a pointer.
     * Arguments are copied out of the enclave, and everything else that the kernel touches must be host memory.
     *
     * @throws IllegalArgumentException when the library cannot be loaded, or lacks an ocall
     * @throws UnsupportedOperationException when this is no little-endian 64-bit Linux
     */
    public static OcallLibrary trusted(Path library) {
        requireNonNull(library, "library");
        Platform.current();
        return new OcallLibrary(new OcallTrustedSide(new OcallSymbols(library)));
    }

    /**
     * Binds the untrusted side: functions that return their result, as the host program links them. There is no
     * boundary to cross then, so nothing is refused.
     *
     * @throws IllegalArgumentException when the library cannot be loaded, or lacks an ocall
     * @throws UnsupportedOperationException when this is no little-endian 64-bit Linux
     */
    public static OcallLibrary untrusted(Path library) {
        requireNonNull(library, "library");
        Platform.current();
        return new OcallLibrary(new OcallUntrustedSide(new OcallSymbols(library)));
    }

    /**
     * Opens an arena of host memory: what submission entries point at, on any ring of this library. Usable from any
     * thread. The contents start as zeros. The host can read and change them at any time. Close it when no ring uses it
     * any more.
     */
    public Arena newHostArena() {
        return new OcallHostArena(hostMemory);
    }

    Ocalls ocalls() {
        return ocalls;
    }

    OcallHostMemory hostMemory() {
        return hostMemory;
    }
}
