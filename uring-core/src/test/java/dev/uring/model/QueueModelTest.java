package dev.uring.model;

import static dev.uring.kernel.SetupFlags.IORING_SETUP_CQE32;
import static dev.uring.kernel.SetupFlags.IORING_SETUP_CQE_MIXED;
import static dev.uring.kernel.SetupFlags.IORING_SETUP_DEFER_TASKRUN;
import static dev.uring.kernel.SetupFlags.IORING_SETUP_SINGLE_ISSUER;
import static dev.uring.kernel.SetupFlags.IORING_SETUP_SQE128;
import static dev.uring.kernel.SetupFlags.IORING_SETUP_SQE_MIXED;
import static dev.uring.kernel.SetupFlags.IORING_SETUP_SQPOLL;
import static dev.uring.kernel.SetupFlags.IORING_SETUP_SQ_REWIND;
import static dev.uring.kernel.SetupFlags.IORING_SETUP_TASKRUN_FLAG;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.model.CompletionScenario.Reader;
import dev.uring.model.SubmissionScenario.Manner;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The library keeps to the protocol of the queues in every execution that the model of memory and kernel allows. */
class QueueModelTest {
    /** Two entries before the indices run over, which breaks an unsigned comparison. */
    static final int WRAP = 0xFFFF_FFFE;

    /** Two entries before they become negative, which breaks a signed one. */
    static final int SIGN = 0x7FFF_FFFE;

    private static final int DEFERRED =
            IORING_SETUP_SINGLE_ISSUER | IORING_SETUP_DEFER_TASKRUN | IORING_SETUP_TASKRUN_FLAG;

    /** One copy for all, because each is compiled anew. */
    private static final ModelledLibrary LIBRARY = new ModelledLibrary();

    @ParameterizedTest
    @MethodSource
    void holds(Scenario scenario) throws Exception {
        assertTrue(LIBRARY.run(scenario).signum() > 0);
    }

    static Stream<Scenario> holds() {
        List<Scenario> scenarios = new ArrayList<>();
        for (Check check : Check.values()) {
            addSubmissions(scenarios, check);
            addCompletions(scenarios, check);
            addRoundTrips(scenarios, check);
            scenarios.add(new BufferScenario(check, new RingImage(0, 2, 2, WRAP), 2, 3, 0xFFFE));
            scenarios.add(new BufferScenario(check, new RingImage(0, 2, 2, WRAP), 2, 3, 0x7FFE));
        }
        scenarios.add(new SubmissionScenario(
                Check.VALUES, new RingImage(IORING_SETUP_SQPOLL, 2, 2, SIGN), 3, 2, 0, Manner.WAIT));
        for (Reader reader : Reader.values()) {
            scenarios.add(new CompletionScenario(Check.VALUES, new RingImage(0, 2, 2, SIGN), 3, 1, reader));
        }
        scenarios.add(new RoundTripScenario(Check.VALUES, new RingImage(0, 2, 2, SIGN), 3, 2, true, true));
        return scenarios.stream();
    }

    private static void addSubmissions(List<Scenario> scenarios, Check check) {
        RingImage ring = new RingImage(IORING_SETUP_SQPOLL, 2, 2, WRAP);
        scenarios.add(new SubmissionScenario(check, ring, 2, 1, 0, Manner.SUBMIT));
        scenarios.add(new SubmissionScenario(check, ring, 3, 2, 0, Manner.WAIT));
        scenarios.add(new SubmissionScenario(check, ring, 3, 2, 0, Manner.SYNC));
        scenarios.add(new DiscardScenario(check, ring, 1));
        scenarios.add(new DiscardScenario(check, ring, 2));
        RingImage large = new RingImage(IORING_SETUP_SQPOLL | IORING_SETUP_SQE128, 2, 2, WRAP);
        scenarios.add(new SubmissionScenario(check, large, 2, 2, 2, Manner.SUBMIT));
        // The second entry needs the first two of the four slots, and a filler in the last.
        RingImage mixed = new RingImage(IORING_SETUP_SQPOLL | IORING_SETUP_SQE_MIXED, 4, 4, WRAP);
        scenarios.add(new SubmissionScenario(check, mixed, 2, 2, 2, Manner.SUBMIT));
        scenarios.add(new SubmissionScenario(check, mixed, 3, 3, 2, Manner.WAIT));
    }

    private static void addCompletions(List<Scenario> scenarios, Check check) {
        for (Reader reader : Reader.values()) {
            scenarios.add(new CompletionScenario(check, new RingImage(0, 2, 2, WRAP), 4, 1, reader));
            scenarios.add(new CompletionScenario(check, new RingImage(IORING_SETUP_CQE32, 2, 2, WRAP), 3, 1, reader));
        }
        for (Reader reader : List.of(Reader.FOR_EACH, Reader.CURSOR)) {
            scenarios.add(
                    new CompletionScenario(check, new RingImage(IORING_SETUP_CQE_MIXED, 2, 4, WRAP), 3, 2, reader));
        }
    }

    private static void addRoundTrips(List<Scenario> scenarios, Check check) {
        for (int flags : new int[] {0, DEFERRED, IORING_SETUP_SQ_REWIND}) {
            RingImage ring = new RingImage(flags, 2, 2, WRAP);
            scenarios.add(new RoundTripScenario(check, ring, 3, 2, false, true));
            scenarios.add(new RoundTripScenario(check, ring, 3, 2, true, true));
        }
        RingImage thread = new RingImage(IORING_SETUP_SQPOLL, 2, 2, WRAP);
        scenarios.add(new RoundTripScenario(check, thread, 2, 2, true, false));
    }
}
