package dev.uring;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.kernel.Errno;
import dev.uring.op.ring.Nop;
import dev.uring.testing.DelegatingBackend;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every method of a ring and its parts refuses other threads, and everybody after closing. */
class OwnershipTest {
    private static final List<Class<?>> PARTS = List.of(
            IoUring.class,
            SubmissionQueue.class,
            CompletionQueue.class,
            CqeCursor.class,
            Submitter.class,
            Registrar.class);

    /** What only hands out constants and parts, and what may be called twice. */
    private static final Set<String> ALLOWED = Set.of(
            "submission",
            "completion",
            "submitter",
            "registrar",
            "setupFlags",
            "features",
            "waitRegion",
            "enable",
            "close",
            "userData",
            "result",
            "flags",
            "extra1",
            "extra2",
            "toCqe");

    static Stream<Arguments> methods() {
        return PARTS.stream()
                .flatMap(part -> Arrays.stream(part.getDeclaredMethods()))
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !Modifier.isStatic(method.getModifiers()))
                .filter(method -> !method.isBridge() && !ALLOWED.contains(method.getName()))
                .map(method -> Arguments.of(
                        method.getDeclaringClass().getSimpleName() + "." + method.getName()
                                + Arrays.toString(method.getParameterTypes()),
                        method));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("methods")
    void refusesAnotherThread(String name, Method method) throws Exception {
        try (IoUring ring = IoUring.builder(4).waitRegion(1).open()) {
            Object part = part(ring, method.getDeclaringClass());
            Object[] arguments = arguments(ring, method);
            FutureTask<Throwable> stranger = new FutureTask<>(() -> call(method, part, arguments));
            new Thread(stranger, "stranger").start();
            Throwable refused = assertInstanceOf(IllegalStateException.class, stranger.get(), name);
            assertTrue(refused.getMessage().contains("was used by \"stranger\""), refused.getMessage());
            assertEquals(0, ring.submission().pending());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("methods")
    void refusesEverybodyAfterClosing(String name, Method method) throws Exception {
        IoUring ring = IoUring.builder(4).waitRegion(1).open();
        Object part = part(ring, method.getDeclaringClass());
        Object[] arguments = arguments(ring, method);
        ring.close();
        Throwable refused = assertInstanceOf(IllegalStateException.class, call(method, part, arguments), name);
        assertEquals("the ring is closed", refused.getMessage());
    }

    /** The refused call must not shorten the wait that it came in between of. */
    @Test
    void aStrangersTimeoutDoesNotReachTheOwnersWait() throws Exception {
        class Visited extends DelegatingBackend {
            private IoUring ring;
            private Throwable refused;

            @Override
            public int enter(int fd, int toSubmit, int minComplete, int flags, long argument, long size) {
                if (ring != null && refused == null) {
                    FutureTask<Throwable> stranger = new FutureTask<>(() -> assertThrows(
                            IllegalStateException.class, () -> ring.submitter().submitAndWait(1, Duration.ZERO)));
                    new Thread(stranger).start();
                    refused = assertDoesNotThrow(() -> stranger.get());
                    return -Errno.EINTR;
                }
                return super.enter(fd, toSubmit, minComplete, flags, argument, size);
            }
        }
        Visited kernel = new Visited();
        try (IoUring ring = IoUring.builder(4).backend(() -> kernel).open()) {
            kernel.ring = ring;
            ring.submission().push(Nop.of());
            assertEquals(WaitOutcome.REACHED, ring.submitter().submitAndWait(1, Duration.ofMinutes(10)));
            assertNotNull(kernel.refused);
        }
    }

    @Test
    void onlyTheOwnerCloses() throws Exception {
        try (IoUring ring = IoUring.open(4)) {
            FutureTask<Throwable> stranger =
                    new FutureTask<>(() -> assertThrows(IllegalStateException.class, ring::close));
            new Thread(stranger).start();
            stranger.get();
            ring.submission().push(Nop.of());
            assertEquals(1, ring.submitAndWait(1));
        }
    }

    private static Object part(IoUring ring, Class<?> type) {
        if (type == IoUring.class) {
            return ring;
        }
        if (type == SubmissionQueue.class) {
            return ring.submission();
        }
        if (type == CompletionQueue.class) {
            return ring.completion();
        }
        if (type == Registrar.class) {
            return ring.registrar();
        }
        return type == Submitter.class ? ring.submitter() : ring.completion().cursor();
    }

    private static Object[] arguments(IoUring ring, Method method) {
        return Arrays.stream(method.getParameterTypes())
                .map(type -> argument(ring, type))
                .toArray();
    }

    private static Object argument(IoUring ring, Class<?> type) {
        return switch (type.getSimpleName()) {
            case "int" -> 1;
            case "long" -> 1L;
            case "boolean" -> true;
            case "Operation" -> Nop.of();
            case "Operation[]" -> new Operation<?>[] {Nop.of()};
            case "Sqe" -> Nop.of().build();
            case "Sqe[]" -> new Sqe[] {Nop.of().build()};
            case "CqeConsumer" -> (CqeConsumer) (userData, result, flags) -> {};
            case "LargeCqeConsumer" -> (LargeCqeConsumer) (userData, result, flags, extra1, extra2) -> {};
            case "CqeBatch" -> new CqeBatch(1);
            case "WaitOptions" -> new WaitOptions();
            case "WaitSlot" -> ring.waitRegion().slot(0);
            case "WaitClock" -> WaitClock.MONOTONIC;
            case "Duration" -> Duration.ZERO;
            case "MemorySegment" -> ring.registrar().argument(8);
            default -> throw new AssertionError("no argument for " + type);
        };
    }

    private static Throwable call(Method method, Object part, Object[] arguments) throws IllegalAccessException {
        try {
            method.invoke(part, arguments);
            return null;
        } catch (InvocationTargetException e) {
            return e.getCause();
        }
    }
}
