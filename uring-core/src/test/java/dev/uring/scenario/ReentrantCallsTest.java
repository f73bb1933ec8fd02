package dev.uring.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.uring.UringException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * While completions are being read, or a buffer is leased, every public method may be called. It does its work or refuses it with
 * a reason, and each completion arrives once.
 */
@Tag("slow")
class ReentrantCallsTest {
    /** How completions are read, and where the call is made. */
    enum Reading {
        FOR_EACH,
        FOR_EACH_LARGE,
        CURSOR,
        PIECE
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("calls")
    void losesNothing(Reading reading, String name, Method method) throws Throwable {
        try (BusyRing busy = new BusyRing()) {
            busy.read(reading, () -> call(busy, method));
            assertTrue(busy.wasCalled(), "the call was not made");
            if (busy.isOpen()) {
                assertEquals(busy.expected(), busy.arrived());
            } else {
                assertTrue(
                        busy.expected().containsAll(busy.seen()),
                        () -> busy.seen().toString());
                assertEquals(busy.seen().stream().distinct().toList(), busy.seen());
            }
        }
    }

    private static void call(BusyRing busy, Method method) throws Throwable {
        ValidCalls calls = new ValidCalls(busy);
        Object[] arguments = calls.arguments(method);
        try {
            busy.returned(method, method.invoke(calls.receiver(method), arguments));
        } catch (InvocationTargetException e) {
            Throwable refusal = e.getCause();
            boolean clear = refusal instanceof IllegalStateException
                    || refusal instanceof UnsupportedOperationException
                    || refusal instanceof UringException;
            if (!clear || refusal.getMessage() == null || refusal.getMessage().isBlank()) {
                fail(method + " with " + Arrays.toString(arguments) + " threw " + refusal, refusal);
            }
            busy.refused();
        }
    }

    static Stream<Arguments> calls() {
        return Stream.of(Reading.values())
                .flatMap(reading -> methods(reading)
                        .map(method -> Arguments.of(
                                reading, method.getDeclaringClass().getSimpleName() + "." + method.getName(), method)));
    }

    private static Stream<Method> methods(Reading reading) {
        List<String> leasing = List.of("offset", "data", "giveBack", "give");
        List<String> taking = List.of("take", "lend", "forEach");
        return ValidCalls.TYPES.stream()
                .flatMap(type -> Stream.of(type.getMethods())
                        .filter(method -> method.getDeclaringClass() == type && ValidCalls.isCallable(method)))
                .filter(method -> {
                    boolean buffers = method.getDeclaringClass().getSimpleName().equals("BufferRing");
                    // A buffer is taken once, and a lease is there after that.
                    return !(buffers && (reading == Reading.PIECE ? taking : leasing).contains(method.getName()));
                })
                .sorted(Comparator.comparing(Method::toString));
    }
}
