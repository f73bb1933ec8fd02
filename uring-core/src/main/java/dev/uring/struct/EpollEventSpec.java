package dev.uring.struct;

import dev.uring.annotations.CStruct;
import dev.uring.op.poll.EpollEvents;

/**
 * An event of an epoll instance, as x86-64 lays it out: packed. Other architectures do not pack it; {@link EpollEvents}
 * knows.
 */
@CStruct(value = "epoll_event", packed = true, size = 12)
interface EpollEventSpec {

    /** {@code EPOLL*}. */
    int events();

    /** What to report with the event. */
    EpollDataSpec data();
}
