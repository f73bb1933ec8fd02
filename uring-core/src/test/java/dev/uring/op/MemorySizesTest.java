package dev.uring.op;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.Fd;
import dev.uring.FileSlot;
import dev.uring.FixedBuffer;
import dev.uring.FixedVectors;
import dev.uring.Operation;
import dev.uring.op.buffer.ProvideBuffers;
import dev.uring.op.memory.Madvise64;
import dev.uring.op.net.SocketAddressBuffer;
import dev.uring.op.poll.EpollEvents;
import dev.uring.op.poll.EpollWait;
import java.lang.foreign.MemorySegment;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** The kernel reads or writes no memory beyond what was passed: each field knows its size, tells it, or ends with a NUL. */
class MemorySizesTest {
    private static final Pattern TOO_SMALL = Pattern.compile("has 0 bytes, below the (\\d+) that the kernel uses: .*");
    private static final Pattern NO_TEXT = Pattern.compile("has no NUL in its 0 bytes, which .*");

    /** Their size is known to the command alone. */
    private static final Set<String> SIZED_ELSEWHERE =
            Set.of("UringCmd128.address", "UringCmd16.address", "UringCmd80.address", "UringCmdMultishot.address");

    /** Another field tells how much is used. */
    private static final Set<String> SIZED_BY_OTHERS = Set.of("Madvise64.memory", "ProvideBuffers.memory");

    private static final Map<String, Integer> SIZES = Map.of(
            "descriptors", 8,
            "event", 12,
            "events", 12,
            "futex", 4,
            "info", 128,
            "message", 56,
            "protectionInformation", 32,
            "status", 256,
            "timespec", 16);

    private static final Set<String> TEXTS = Set.of("linkPath", "name", "newPath", "oldPath", "path", "target");

    private final Map<String, Integer> sizes = new TreeMap<>();
    private final Set<String> texts = new TreeSet<>();
    private final Set<String> unlimited = new TreeSet<>();

    @Test
    void everyFieldRefusesMemoryThatIsTooSmall() throws ReflectiveOperationException {
        for (Class<? extends Operation<?>> type : Classes.operations()) {
            for (Method setter : type.getDeclaredMethods()) {
                if (!setter.getName().equals("of")
                        && setter.getReturnType() == type
                        && Arrays.equals(setter.getParameterTypes(), new Class<?>[] {MemorySegment.class})) {
                    check(operation(type), setter);
                }
            }
        }
        assertEquals(new TreeMap<>(SIZES), sizes);
        assertEquals(new TreeSet<>(TEXTS), texts);
        assertEquals(new TreeSet<>(SIZED_ELSEWHERE), unlimited);
    }

    @Test
    void memoryCoversWhatOtherFieldsSay() {
        MemorySegment memory = memory(96);
        EpollWait wait = EpollWait.of(Fd.of(3), memory);
        int fits = 96 / EpollEvents.STRIDE;
        assertEquals(fits, wait.maxEvents());
        String before = wait.toString();
        assertEquals(
                "eventsSize says that the kernel uses " + (fits + 1) * EpollEvents.STRIDE
                        + " bytes of events, which has 96: set larger memory first, or a smaller size",
                refused(() -> wait.maxEvents(fits + 1)));
        refused(() -> wait.maxEvents(-1));
        refused(() -> wait.events(memory(95)));
        assertEquals(before, wait.toString(), "a refused value changes nothing");
        assertEquals(95, wait.maxEvents(1).events(memory(95)).events().byteSize());

        ProvideBuffers provide = ProvideBuffers.of(memory, 10, 0);
        assertEquals(9, provide.count());
        refused(() -> provide.count(10));
        refused(() -> provide.bufferSize(11));
        refused(() -> provide.bufferSize(-1).count(-1));
        assertEquals(11, provide.count(8).bufferSize(11).bufferSize());

        Madvise64 advise = Madvise64.of(memory, 0);
        assertEquals(
                "length says that the kernel uses 97 bytes of memory, which has 96:"
                        + " set larger memory first, or a smaller size",
                refused(() -> advise.length(97)));
        refused(() -> advise.length(-1));
        assertEquals(97, advise.memory(memory(97)).length(97).length());
        assertEquals(
                1 << 20, Madvise64.of(MemorySegment.NULL, 0).length(1 << 20).length());
    }

    private static String refused(Executable executable) {
        return assertThrows(IllegalArgumentException.class, executable).getMessage();
    }

    private void check(Operation<?> operation, Method setter) throws ReflectiveOperationException {
        String field = setter.getName();
        String refusal = refusal(operation, setter, memory(0));
        if (refusal.isEmpty()) {
            boolean sized = operation.toString().contains(field + "Length=0,");
            if (!sized && !SIZED_BY_OTHERS.contains(operation.getClass().getSimpleName() + "." + field)) {
                unlimited.add(operation.getClass().getSimpleName() + "." + field);
            }
            return;
        }
        assertEquals("", refusal(operation, setter, MemorySegment.NULL), "an address of 0 is absent memory");
        assertTrue(refusal.startsWith(field + " "), refusal);
        String reason = refusal.substring(field.length() + 1);
        Matcher tooSmall = TOO_SMALL.matcher(reason);
        if (tooSmall.matches()) {
            int size = Integer.parseInt(tooSmall.group(1));
            assertTrue(refusal(operation, setter, memory(size - 1)).contains(" " + (size - 1) + " bytes"));
            assertEquals("", refusal(operation, setter, memory(size)));
            assertEquals(size, sizes.merge(field, size, Integer::max), operation::toString);
        } else {
            assertTrue(NO_TEXT.matcher(reason).matches(), refusal);
            texts.add(field);
        }
    }

    /** What the setter says, or nothing when it takes the memory. */
    private static String refusal(Operation<?> operation, Method setter, MemorySegment memory)
            throws ReflectiveOperationException {
        try {
            setter.invoke(operation, memory);
            return "";
        } catch (InvocationTargetException e) {
            return e.getCause().getMessage();
        }
    }

    private static Operation<?> operation(Class<? extends Operation<?>> type) throws ReflectiveOperationException {
        Method factory = Arrays.stream(type.getMethods())
                .filter(method -> method.getName().equals("of"))
                .findFirst()
                .orElseThrow();
        Object[] arguments = Arrays.stream(factory.getParameterTypes())
                .map(MemorySizesTest::argument)
                .toArray();
        return type.cast(factory.invoke(null, arguments));
    }

    private static Object argument(Class<?> type) {
        if (type == MemorySegment.class) {
            return MemorySegment.NULL;
        }
        if (type == Fd.class) {
            return Fd.of(0);
        }
        if (type == FixedVectors.class) {
            return FixedVectors.unchecked(0, MemorySegment.NULL);
        }
        if (type == SocketAddressBuffer.class) {
            return SocketAddressBuffer.NONE;
        }
        if (type == FixedBuffer.class) {
            return FixedBuffer.NONE;
        }
        return type == FileSlot.class ? FileSlot.NONE : type == long.class ? (Object) 0L : (Object) 0;
    }

    @SuppressWarnings("restricted") // nothing dereferences it
    private static MemorySegment memory(long size) {
        return MemorySegment.ofAddress(8).reinterpret(size);
    }
}
