package dev.uring.model;

import static dev.uring.model.Litmus.fence;
import static dev.uring.model.Litmus.increment;
import static dev.uring.model.Litmus.load;
import static dev.uring.model.Litmus.store;
import static dev.uring.model.Order.ACQUIRE;
import static dev.uring.model.Order.OPAQUE;
import static dev.uring.model.Order.PLAIN;
import static dev.uring.model.Order.RELEASE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The memory of the model allows and forbids what the C11 and Java models do, in the classic two-thread programs. */
class LitmusTest {
    private static final int X = 8;
    private static final int Y = 16;

    @Test
    void aLoadMayOvertakeAStoreUnlessBothSidesHaveAFence() {
        Set<String> all = Set.of("0 0", "0 1", "1 0", "1 1");
        assertEquals(
                all,
                new Litmus(
                                List.of(store(X, 1, RELEASE), load(Y, ACQUIRE)),
                                List.of(store(Y, 1, RELEASE), load(X, ACQUIRE)))
                        .outcomes());
        assertEquals(
                all,
                new Litmus(
                                List.of(store(X, 1, RELEASE), fence(), load(Y, ACQUIRE)),
                                List.of(store(Y, 1, RELEASE), load(X, ACQUIRE)))
                        .outcomes());
        assertEquals(
                Set.of("0 1", "1 0", "1 1"),
                new Litmus(
                                List.of(store(X, 1, OPAQUE), fence(), load(Y, OPAQUE)),
                                List.of(store(Y, 1, OPAQUE), fence(), load(X, OPAQUE)))
                        .outcomes());
    }

    @Test
    void aMessageArrivesOnlyByReleaseAndAcquireOrFences() {
        Set<String> half = Set.of("0 0", "0 1", "1 0", "1 1");
        Set<String> whole = Set.of("0 0", "0 1", "1 1");
        assertEquals(half, message(OPAQUE, OPAQUE).outcomes());
        assertEquals(half, message(RELEASE, OPAQUE).outcomes());
        assertEquals(half, message(OPAQUE, ACQUIRE).outcomes());
        assertEquals(half, message(PLAIN, ACQUIRE).outcomes());
        assertEquals(whole, message(RELEASE, ACQUIRE).outcomes());
        assertEquals(
                whole,
                new Litmus(
                                List.of(store(X, 1, OPAQUE), fence(), store(Y, 1, OPAQUE)),
                                List.of(load(Y, OPAQUE), fence(), load(X, OPAQUE)))
                        .outcomes());
        assertEquals(
                half,
                new Litmus(
                                List.of(store(X, 1, OPAQUE), fence(), store(Y, 1, OPAQUE)),
                                List.of(load(Y, OPAQUE), load(X, OPAQUE)))
                        .outcomes());
    }

    @Test
    void oneLocationIsCoherent() {
        assertEquals(
                Set.of("0 0", "0 1", "0 2", "1 1", "1 2", "2 2"),
                new Litmus(List.of(store(X, 1, OPAQUE), store(X, 2, OPAQUE)), List.of(load(X, OPAQUE), load(X, OPAQUE)))
                        .outcomes());
    }

    @Test
    void noUpdateIsLostAndWhatItFollowsIsStillReleased() {
        assertEquals(
                Set.of("2 2", "1 2", "2 1"),
                new Litmus(List.of(increment(X), load(X, OPAQUE)), List.of(increment(X), load(X, OPAQUE))).outcomes());
        assertEquals(
                Set.of("1 0", "1 1", "2 1"),
                new Litmus(
                                List.of(store(Y, 1, OPAQUE), store(X, 1, RELEASE)),
                                List.of(increment(X), load(X, ACQUIRE), load(Y, OPAQUE)))
                        .outcomes());
    }

    @Test
    void aStoreDoesNotOvertakeALoad() {
        // Processors and compilers do that. It does harm only to data, where the check for races finds it.
        assertEquals(
                Set.of("0 0", "0 1", "1 0"),
                new Litmus(List.of(load(X, OPAQUE), store(Y, 1, OPAQUE)), List.of(load(Y, OPAQUE), store(X, 1, OPAQUE)))
                        .outcomes());
        assertRace(List.of(load(X, PLAIN), store(Y, 1, OPAQUE)), List.of(load(Y, ACQUIRE), store(X, 1, PLAIN)));
        assertRace(List.of(load(X, PLAIN), store(Y, 1, RELEASE)), List.of(load(Y, OPAQUE), store(X, 1, PLAIN)));
    }

    @Test
    void findsRacesOnDataAndOnlyThere() {
        assertRace(List.of(store(X, 1, PLAIN), store(Y, 1, OPAQUE)), List.of(load(Y, ACQUIRE), load(X, PLAIN)));
        assertRace(List.of(store(X, 1, PLAIN)), List.of(store(X, 2, PLAIN)));
        assertRace(List.of(store(X, 1, PLAIN)), List.of(load(X, ACQUIRE)));
        assertEquals(
                Set.of("0", "1"),
                new Litmus(List.of(store(X, 1, OPAQUE)), List.of(load(X, OPAQUE)))
                        .outcomes(Check.RACES, Recognition.EQUIVALENT));
        Litmus guarded = new Litmus(
                List.of(store(X, 1, PLAIN), store(Y, 1, RELEASE)),
                List.of(load(Y, ACQUIRE).then(1, load(X, PLAIN))));
        assertEquals(Set.of("0", "1"), guarded.outcomes(Check.RACES, Recognition.EQUIVALENT));
    }

    @ParameterizedTest
    @MethodSource("programs")
    void leavesNothingOutByRecognisingStates(Litmus program) {
        for (Recognition recognition : Recognition.values()) {
            assertEquals(program.outcomes(Check.VALUES, Recognition.NONE), program.outcomes(Check.VALUES, recognition));
            assertEquals(program.executions(Recognition.NONE), program.executions(recognition));
        }
    }

    static Stream<Litmus> programs() {
        return Stream.of(
                message(RELEASE, ACQUIRE),
                message(OPAQUE, OPAQUE),
                new Litmus(
                        List.of(store(X, 1, OPAQUE), fence(), load(Y, OPAQUE), store(X, 2, RELEASE)),
                        List.of(store(Y, 1, OPAQUE), fence(), load(X, OPAQUE), load(X, ACQUIRE))),
                new Litmus(
                        List.of(increment(X), store(Y, 1, RELEASE), increment(X)),
                        List.of(load(Y, ACQUIRE), increment(X), load(X, OPAQUE))));
    }

    private static Litmus message(Order publish, Order look) {
        return new Litmus(List.of(store(X, 1, OPAQUE), store(Y, 1, publish)), List.of(load(Y, look), load(X, OPAQUE)));
    }

    private static void assertRace(List<Litmus.Operation> first, List<Litmus.Operation> second) {
        Violation violation = assertThrows(
                Violation.class, () -> new Litmus(first, second).outcomes(Check.RACES, Recognition.EQUIVALENT));
        assertTrue(violation.getMessage().startsWith("race on "), violation.getMessage());
    }
}
