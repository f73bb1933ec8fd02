package dev.uring.internal.call;

import dev.uring.Cqe;
import dev.uring.internal.ring.CompletionRing;
import dev.uring.internal.ring.NotedOperations;
import dev.uring.internal.ring.RingMemory;
import dev.uring.internal.setup.RingHandle;
import dev.uring.internal.setup.RingParts;
import java.util.ArrayList;
import java.util.List;

/** The completions that nobody reads because their ring is being closed, and the descriptors that they bring. */
final class LastCompletions {
    private final RingParts parts;
    private final CompletionRing completion;
    private final NotedOperations noted;
    private final List<Cqe> possibleDescriptors = new ArrayList<>();
    private int closedDescriptors;

    LastCompletions(RingParts parts, CompletionRing completion, NotedOperations noted) {
        this.parts = parts;
        this.completion = completion;
        this.noted = noted;
    }

    /** Consumes all completions that are there; their number. */
    int reap() {
        int count = 0;
        // A host that is hostile could go on for ever.
        while (count < completion.entries() && completion.readySlots() > 0) {
            int head = completion.head();
            long slot = completion.slot(head);
            int flags = RingMemory.getInt(slot + CompletionRing.FLAGS);
            if (completion.advance(head, flags)) {
                drop(RingMemory.getLong(slot), RingMemory.getInt(slot + CompletionRing.RESULT), flags);
            }
            count++;
        }
        completion.publish();
        return count;
    }

    /** How many descriptors were closed that completions had brought. */
    int closedDescriptors() {
        return closedDescriptors;
    }

    /** The completions that may have brought a descriptor, which was left open. */
    List<Cqe> possibleDescriptors() {
        return possibleDescriptors;
    }

    private void drop(long userData, int result, int flags) {
        if (result < 0 || !noted.mayBringDescriptor(userData)) {
            return;
        }
        RingHandle handle = parts.handle();
        // Messages of other rings and tags of resources carry whatever user data their makers chose.
        if (noted.bringsDescriptor(userData) && !handle.isMessaged() && !handle.isTagged()) {
            parts.backend().closeDescriptor(result);
            closedDescriptors++;
        } else {
            possibleDescriptors.add(new Cqe(userData, result, flags, 0, 0));
        }
    }
}
