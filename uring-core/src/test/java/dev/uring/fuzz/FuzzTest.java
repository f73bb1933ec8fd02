package dev.uring.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Calls of all public methods with arguments that no caller should pass return, or say clearly what is wrong; and none
 * crashes, hangs, or lets the kernel write to memory that it was not given.
 */
@Tag("slow")
class FuzzTest {
    /** {@code .ci/fuzz} runs other seeds. */
    private static final long FIRST = Long.getLong("uring.fuzz.first", 1);

    private static final long SEEDS = Long.getLong("uring.fuzz.seeds", 100);

    @Test
    void noArgumentDoesHarm() throws Exception {
        FuzzRun run = new FuzzRun();
        run.run(FIRST, SEEDS);
        System.out.println("fuzzing: " + run.done() + " of " + SEEDS + " seeds from " + FIRST + ", "
                + run.failures().size() + " failures, " + run.unfinished() + " seeds with operations that did not end");
        assertEquals(List.of(), run.failures());
        assertEquals(SEEDS, run.done());
        assertTrue(run.unfinished() <= SEEDS / 10, () -> run.unfinished() + " seeds did not end their operations");
    }
}
