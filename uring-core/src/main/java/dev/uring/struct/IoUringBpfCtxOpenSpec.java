package dev.uring.struct;

import dev.uring.annotations.CStruct;

/** What a filtered request that opens a file asks for. */
@CStruct(size = 24)
interface IoUringBpfCtxOpenSpec {

    /** {@code O_*}. */
    long flags();

    /** The permissions. */
    long mode();

    /** {@code RESOLVE_*}. */
    long resolve();
}
