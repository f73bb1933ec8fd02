package dev.uring;

import java.lang.foreign.MemorySegment;

/**
 * Memory that an operation uses through a registered buffer: an address, and the index of the buffer that the address is
 * checked against. Both go into an entry together, so that they cannot be mixed up.
 *
 * {@snippet class="dev.uring.snippet.RegisteredTest" region="vectors"}
 */
public sealed interface FixedMemory permits FixedBuffer, FixedVectors {

    /** What the entry points at. */
    MemorySegment segment();

    /** The index of the registered buffer. */
    int index();

    /** The address of what the entry points at. */
    default long address() {
        return segment().address();
    }

    /** The size of what the entry points at, in bytes. */
    default long byteSize() {
        return segment().byteSize();
    }
}
