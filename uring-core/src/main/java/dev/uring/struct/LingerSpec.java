package dev.uring.struct;

import dev.uring.annotations.CStruct;

/** What closing a socket does with unsent data, {@code SO_LINGER}. */
@CStruct(value = "linger", size = 8)
interface LingerSpec {

    /** 0 to close in the background; else to wait. */
    int lOnoff();

    /** How long to wait, in seconds. */
    int lLinger();
}
