package dev.uring.model;

import static dev.uring.kernel.SetupFlags.IORING_SETUP_CQE_MIXED;
import static dev.uring.kernel.SetupFlags.IORING_SETUP_DEFER_TASKRUN;
import static dev.uring.kernel.SetupFlags.IORING_SETUP_SINGLE_ISSUER;
import static dev.uring.kernel.SetupFlags.IORING_SETUP_SQPOLL;
import static dev.uring.kernel.SetupFlags.IORING_SETUP_SQ_REWIND;
import static dev.uring.kernel.SetupFlags.IORING_SETUP_TASKRUN_FLAG;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.uring.model.CompletionScenario.Reader;
import dev.uring.model.SubmissionScenario.Manner;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Recognising states leaves no execution out: it does not change their number. */
class RecognitionTest {
    private static final ModelledLibrary LIBRARY = new ModelledLibrary();
    private static final RingImage THREAD = new RingImage(IORING_SETUP_SQPOLL, 1, 1, -1);
    private static final RingImage SMALL = new RingImage(0, 1, 1, -1);
    private static final RingImage DEFERRED = new RingImage(
            IORING_SETUP_SINGLE_ISSUER | IORING_SETUP_DEFER_TASKRUN | IORING_SETUP_TASKRUN_FLAG, 1, 1, -1);

    @ParameterizedTest
    @MethodSource
    void countsEveryExecution(Scenario scenario) throws Exception {
        assertEquals(executions(scenario, Recognition.NONE), executions(scenario, Recognition.EQUIVALENT));
    }

    static Stream<Scenario> countsEveryExecution() {
        return Stream.of(
                new RoundTripScenario(Check.RACES, SMALL, 1, 1, true, true),
                new RoundTripScenario(Check.RACES, DEFERRED, 2, 1, true, true),
                new RoundTripScenario(Check.VALUES, DEFERRED, 1, 1, false, true),
                new CompletionScenario(Check.RACES, SMALL, 1, 1, Reader.FOR_EACH),
                new CompletionScenario(Check.RACES, SMALL, 2, 1, Reader.CURSOR));
    }

    @ParameterizedTest
    @MethodSource
    void findsTheSameNumberInEquivalentStates(Scenario scenario) throws Exception {
        assertEquals(executions(scenario, Recognition.IDENTICAL), executions(scenario, Recognition.EQUIVALENT));
    }

    static Stream<Scenario> findsTheSameNumberInEquivalentStates() {
        List<Scenario> scenarios = new ArrayList<>();
        for (Check check : Check.values()) {
            scenarios.add(new SubmissionScenario(check, THREAD, 1, 1, 0, Manner.SUBMIT));
            scenarios.add(new CompletionScenario(check, SMALL, 2, 1, Reader.FOR_EACH));
            scenarios.add(new BufferScenario(check, SMALL, 1, 2, 0xFFFF));
            scenarios.add(new RoundTripScenario(check, DEFERRED, 2, 1, false, true));
        }
        RingImage mixed = new RingImage(IORING_SETUP_CQE_MIXED, 2, 2, -2);
        scenarios.add(new SubmissionScenario(Check.RACES, THREAD, 1, 1, 0, Manner.SYNC));
        scenarios.add(new CompletionScenario(Check.RACES, mixed, 2, 2, Reader.CURSOR));
        scenarios.add(new RoundTripScenario(Check.RACES, THREAD, 1, 1, true, false));
        for (int flags : new int[] {0, IORING_SETUP_SQ_REWIND}) {
            RingImage ring = new RingImage(flags, 2, 2, -1);
            scenarios.add(new RoundTripScenario(Check.VALUES, ring, 2, 2, true, true));
            scenarios.add(new RoundTripScenario(Check.RACES, ring, 2, 2, false, true));
        }
        return scenarios.stream();
    }

    private static BigInteger executions(Scenario scenario, Recognition recognition) throws Exception {
        return LIBRARY.run(new Recognising(scenario, recognition));
    }
}
