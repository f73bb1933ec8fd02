package dev.uring.struct;

import dev.uring.annotations.CStruct;

/** A file of {@code poll(2)}. */
@CStruct(value = "pollfd", size = 8)
interface PollfdSpec {

    /** The file. */
    int fd();

    /** The events to wait for. */
    short events();

    /** Out: the events that are there. */
    short revents();
}
