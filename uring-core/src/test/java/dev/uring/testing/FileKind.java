package dev.uring.testing;

import dev.uring.Fd;
import java.io.IOException;

/** How an operation is given its file. */
public enum FileKind {
    /** By its descriptor. */
    ORDINARY,
    /** By its slot in the ring's file table. */
    REGISTERED;

    /** The file of a descriptor, as an operation on the ring takes it. */
    public Fd of(TestRing ring, int descriptor) throws IOException {
        return this == ORDINARY ? Fd.of(descriptor) : ring.registered(descriptor);
    }
}
