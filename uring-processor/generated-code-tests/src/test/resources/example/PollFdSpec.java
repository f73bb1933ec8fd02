package example;

import dev.uring.annotations.CField;
import dev.uring.annotations.CStruct;

/** A descriptor and the events to wait for. */
@CStruct(value = "pollfd", size = 8)
interface PollFdSpec {

    /** The descriptor. */
    int fd();

    /** {@code POLL*} to wait for. */
    @CField(width = 2)
    int events();

    /** Out: {@code POLL*} that happened. */
    @CField(width = 2)
    int revents();
}
