package dev.uring;

/** How a call that waits is told its conditions. */
sealed interface WaitEncoding permits WaitArgument, WaitSlot {

    /** Instead of a limit of time: the deadline in the options. */
    long DEADLINE = -2;

    /**
     * Writes the conditions of one call.
     *
     * @param limit the longest that it waits, in nanoseconds; {@link WaitOptions#UNLIMITED} or {@link #DEADLINE}
     * @param minimum after how many nanoseconds one completion is enough; 0 for never
     * @return the flags that the call needs
     */
    int write(WaitOptions options, long limit, long minimum);

    /** What the call takes as its argument. */
    long address();

    /** What the call takes as the argument's size. */
    long size();
}
