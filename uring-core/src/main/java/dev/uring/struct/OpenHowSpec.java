package dev.uring.struct;

import dev.uring.annotations.CStruct;

/** How {@code openat2(2)} opens a file. */
@CStruct(value = "open_how", size = 24)
interface OpenHowSpec {

    /** {@code O_*}. */
    long flags();

    /** The permissions of a new file; 0 unless one can be created. */
    long mode();

    /** {@code RESOLVE_*}: which paths are refused. */
    long resolve();
}
