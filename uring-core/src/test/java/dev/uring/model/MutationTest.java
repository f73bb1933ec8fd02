package dev.uring.model;

import static dev.uring.kernel.SetupFlags.IORING_SETUP_SQPOLL;
import static dev.uring.model.Mutation.deny;
import static dev.uring.model.Mutation.drop;
import static dev.uring.model.Mutation.increase;
import static dev.uring.model.Mutation.replace;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.model.CompletionScenario.Reader;
import dev.uring.model.SubmissionScenario.Manner;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Takes one thing away from the library at a time, and the model tells what goes wrong. */
class MutationTest {
    private static final int WRAP = QueueModelTest.WRAP;
    private static final RingImage THREAD = new RingImage(IORING_SETUP_SQPOLL, 2, 2, WRAP);
    private static final RingImage PLAIN = new RingImage(0, 2, 2, WRAP);

    private static final String SUBMISSIONS = "internal.ring.SubmissionRing";
    private static final String COMPLETIONS = "internal.ring.CompletionRing";
    private static final String BUFFERS = "register.BufferRingEntries";

    private static final String LOST_WAKE_UP = "the kernel took 0 of 1 entries and has nothing more to do";
    private static final String TAKEN_BACK = "2 slots were taken back of 1 that was pushed";
    private static final String TORN_ENTRY = "the kernel took entry 0 with word ";
    private static final String TORN_COMPLETION = "completion ";
    private static final String RACE_ON_ENTRY = "race on submission entry ";
    private static final String RACE_ON_COMPLETION = "race on completion entry ";

    @ParameterizedTest
    @MethodSource
    void isFound(Mutation mutation, Scenario scenario, String message) {
        AssertionError violation =
                assertThrows(AssertionError.class, () -> new ModelledLibrary(mutation).run(scenario));
        assertTrue(violation.getMessage().startsWith(message), violation.getMessage());
        System.out.println(
                mutation + ": " + violation.getMessage().lines().findFirst().orElseThrow());
    }

    static Stream<Arguments> isFound() {
        Function<Check, Scenario> one = check -> new SubmissionScenario(check, THREAD, 1, 1, 0, Manner.SUBMIT);
        Function<Check, Scenario> three = check -> new SubmissionScenario(check, THREAD, 3, 3, 0, Manner.SUBMIT);
        Function<Check, Scenario> singly = check -> new SubmissionScenario(check, THREAD, 3, 1, 0, Manner.SUBMIT);
        Function<Check, Scenario> read = check -> new CompletionScenario(check, PLAIN, 3, 1, Reader.FOR_EACH);
        Function<Check, Scenario> discarded = check -> new DiscardScenario(check, THREAD, 1);
        RingImage negative = new RingImage(0, 2, 2, QueueModelTest.SIGN);
        Function<Check, Scenario> sign =
                check -> new CompletionScenario(check, negative, 3, 1, Reader.FOR_EACH_AND_POLL);
        Function<Check, Scenario> buffers = check -> new BufferScenario(check, PLAIN, 2, 3, 0xFFFF);
        return Stream.of(
                values(
                        replace(BUFFERS, "publish", "storeRelease", "putShort"),
                        buffers,
                        "the kernel took buffer 0 with "),
                races(replace(BUFFERS, "publish", "storeRelease", "putShort"), buffers, "race on buffer tail"),
                values(increase(BUFFERS, "publish", "tail"), buffers, "the buffer tail is 1 ahead"),
                values(drop(SUBMISSIONS, "isThreadAsleep", "fullFence"), one, LOST_WAKE_UP),
                races(drop(SUBMISSIONS, "isThreadAsleep", "fullFence"), one, LOST_WAKE_UP),
                values(replace(SUBMISSIONS, "publish", "storeRelease", "putInt"), one, TORN_ENTRY),
                values(replace(SUBMISSIONS, "publish", "storeRelease", "storeOpaque"), one, TORN_ENTRY),
                races(replace(SUBMISSIONS, "publish", "storeRelease", "putInt"), one, "race on submission tail"),
                races(replace(SUBMISSIONS, "publish", "storeRelease", "storeOpaque"), one, RACE_ON_ENTRY),
                races(replace(SUBMISSIONS, "refresh", "loadAcquire", "loadOpaque"), three, RACE_ON_ENTRY),
                values(increase(SUBMISSIONS, "room", "entries"), singly, TORN_ENTRY),
                values(deny(SUBMISSIONS, "takeBack", "submissionThread"), discarded, TAKEN_BACK),
                races(deny(SUBMISSIONS, "takeBack", "submissionThread"), discarded, TAKEN_BACK),
                values(replace(COMPLETIONS, "tail", "loadAcquire", "getInt"), read, TORN_COMPLETION),
                values(replace(COMPLETIONS, "tail", "loadAcquire", "loadOpaque"), read, TORN_COMPLETION),
                races(replace(COMPLETIONS, "tail", "loadAcquire", "loadOpaque"), read, RACE_ON_COMPLETION),
                values(Mutation.releaseBeforeReading(), read, "completion "),
                races(Mutation.releaseBeforeReading(), read, RACE_ON_COMPLETION),
                races(replace(COMPLETIONS, "publish", "storeRelease", "putInt"), read, "race on completion head"),
                races(replace(COMPLETIONS, "publish", "storeRelease", "storeOpaque"), read, RACE_ON_COMPLETION),
                values(Mutation.compareValues(COMPLETIONS, "following"), sign, "completion 2 has user data "));
    }

    private static Arguments values(Mutation mutation, Function<Check, Scenario> scenario, String message) {
        return Arguments.of(mutation, scenario.apply(Check.VALUES), message);
    }

    private static Arguments races(Mutation mutation, Function<Check, Scenario> scenario, String message) {
        return Arguments.of(mutation, scenario.apply(Check.RACES), message);
    }
}
