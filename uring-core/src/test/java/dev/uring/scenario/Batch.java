package dev.uring.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.uring.Cqe;
import dev.uring.IoUring;
import dev.uring.Operation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Operations that are submitted together, numbered 0, 1, 2 … in their user data, and the completions that arrived. */
final class Batch {
    private final IoUring ring;
    private final List<Cqe> arrived = new ArrayList<>();

    private Batch(IoUring ring) {
        this.ring = ring;
    }

    /** Numbers the operations and publishes them at once, so that a submission thread sees whole chains. */
    static Batch submit(IoUring ring, Operation<?>... operations) throws IOException {
        for (int i = 0; i < operations.length; i++) {
            operations[i].userData(i);
        }
        ring.submission().pushAll(operations);
        ring.submit();
        return new Batch(ring);
    }

    /** Waits until so many completions in total have arrived. */
    Batch await(int completions) throws IOException {
        while (arrived.size() < completions) {
            ring.submitAndWait(1);
            collect();
        }
        assertEquals(completions, arrived.size(), () -> "completions: " + arrived);
        return this;
    }

    /** Lets a completion of its own pass through the ring, and expects that nothing else arrived before it. */
    Batch awaitNothingElse(Operation<?> marker) throws IOException {
        ring.submission().push(marker.userData(-1));
        int before = arrived.size();
        await(before + 1);
        assertEquals(-1, arrived.removeLast().userData());
        return this;
    }

    /** The results by number. */
    Map<Long, Integer> results() {
        Map<Long, Integer> results = new TreeMap<>();
        arrived.forEach(cqe -> assertEquals(null, results.put(cqe.userData(), cqe.result()), () -> "twice: " + cqe));
        return results;
    }

    /** The numbers in the order in which they completed. */
    List<Long> order() {
        return arrived.stream().map(Cqe::userData).toList();
    }

    private void collect() {
        for (Cqe cqe = ring.completion().poll();
                cqe != null;
                cqe = ring.completion().poll()) {
            arrived.add(cqe);
        }
    }
}
