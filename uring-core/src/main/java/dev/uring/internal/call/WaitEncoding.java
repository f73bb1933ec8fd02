package dev.uring.internal.call;

/** How a call that waits is told its conditions. */
public interface WaitEncoding {

    /** Instead of a limit of time: the deadline in the conditions. */
    long DEADLINE = -2;

    /**
     * Writes the conditions of one call.
     *
     * @param limit the longest that it waits, in nanoseconds; {@link WaitConditions#UNLIMITED} or {@link #DEADLINE}
     * @param minimum after how many nanoseconds one completion is enough; 0 for never
     * @return the flags that the call needs
     */
    int write(WaitConditions conditions, long limit, long minimum);

    /** What the call takes as its argument. */
    long address();

    /** What the call takes as the argument's size. */
    long size();
}
