package dev.uring;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * How closing a ring ended; see {@link IoUring#close(Duration)}.
 *
 * {@snippet class="dev.uring.snippet.CloseTest" region="report"}
 *
 * @param finished whether the kernel is done with all memory that the ring and its operations were given. If not, none of
 *     that memory may ever be freed or used for anything else
 * @param inFlight how many operations had not ended when closing gave up; 0 when all had, or {@link #UNKNOWN}
 * @param waited how long closing took
 * @param unread how many completions were dropped that nobody had read
 * @param closedDescriptors how many descriptors were closed that unread completions had brought: those of operations that open or
 *     accept. Those that came in memory, of pipes and in control messages, are left open
 * @param possibleDescriptors unread completions that may have brought a descriptor. Other operations with the same user data were
 *     in flight, or other rings could send messages, so it was left open
 * @param failures what else failed on the way: a backend that threw, or an action that was to run after closing. The rest was
 *     carried out all the same
 */
public record CloseReport(
        boolean finished,
        int inFlight,
        Duration waited,
        int unread,
        int closedDescriptors,
        List<Cqe> possibleDescriptors,
        List<Throwable> failures) {
    /** Says that nothing tells how many operations are in flight. */
    public static final int UNKNOWN = -1;

    /** Keeps a copy of the failures. */
    public CloseReport {
        Objects.requireNonNull(waited, "waited");
        possibleDescriptors = copy("possibleDescriptors", possibleDescriptors);
        failures = copy("failures", failures);
    }

    private static <T> List<T> copy(String name, List<T> list) {
        for (T element : Objects.requireNonNull(list, name)) {
            Objects.requireNonNull(element, () -> name + " has an element that is null");
        }
        return List.copyOf(list);
    }

    /** Whether everything ended and nothing failed. */
    public boolean isClean() {
        return finished && failures.isEmpty();
    }
}
