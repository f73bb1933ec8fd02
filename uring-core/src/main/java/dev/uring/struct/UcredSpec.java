package dev.uring.struct;

import dev.uring.annotations.CStruct;

/** The credentials of a process. */
@CStruct(value = "ucred", size = 12)
interface UcredSpec {

    /** The process. */
    int pid();

    /** The user. */
    int uid();

    /** The group. */
    int gid();
}
