package dev.uring.scenario;

import dev.uring.testing.DelegatingBackend;

/** A kernel whose {@code io_uring_enter} fails when a test tells it to, before it does anything. */
final class FailingEnter extends DelegatingBackend {
    private int errno;
    private int times;

    /** The next calls fail. */
    void failNext(int times, int errno) {
        this.times = times;
        this.errno = errno;
    }

    @Override
    public int enter(int fd, int toSubmit, int minComplete, int flags, long argument, long argumentSize) {
        if (times > 0) {
            times--;
            return -errno;
        }
        return super.enter(fd, toSubmit, minComplete, flags, argument, argumentSize);
    }
}
