package dev.uring;

/** How a call that waits is told its conditions. */
sealed interface WaitEncoding permits WaitArgument, WaitSlot {

    /**
     * Writes the conditions as they are after some time, in nanoseconds.
     *
     * @return the flags that the call needs
     */
    int write(WaitOptions options, long elapsed);

    /** What the call takes as its argument. */
    long address();

    /** What the call takes as the argument's size. */
    long size();
}
