package dev.uring.struct;

import dev.uring.annotations.CField;
import dev.uring.annotations.CStruct;

/** What {@code waitid(2)} tells about a child. */
@CStruct(value = "siginfo_t", size = 128)
interface SiginfoSpec {

    /** {@code SIGCHLD}, or 0 when there was nothing to tell. */
    int siSigno();

    /** An errno, or 0. */
    int siErrno();

    /** {@code CLD_*}. */
    int siCode();

    /** The child. */
    @CField(at = 16)
    int siPid();

    /** The child's user. */
    int siUid();

    /** The exit status, or the signal. */
    int siStatus();

    /** Room for what other signals carry. */
    @CField(count = 100)
    byte[] pad();
}
