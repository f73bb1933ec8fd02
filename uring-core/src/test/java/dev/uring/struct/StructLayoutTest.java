package dev.uring.struct;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.uring.op.Facts;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every structure lies in memory as the C compiler lays it out: its size, and the place and size of each member. */
class StructLayoutTest {
    /** An integer type, not a structure. */
    private static final Set<String> NO_STRUCTURES = Set.of("socklen_t");

    /** The name that C gives an unnamed union, and a member that is one. */
    private static final String UNNAMED_UNION = "__in6_u";

    /** Classes whose own names would be those of operations. */
    private static final Map<String, String> OTHER_NAMES =
            Map.of("statx", "StatxBuffer", "futex_waitv", "FutexWaitvEntry");

    @TestFactory
    Stream<DynamicTest> structures() {
        Map<String, List<Map<String, String>>> structures = Facts.table("abi-structs.csv").stream()
                .filter(row -> !NO_STRUCTURES.contains(row.get("struct")))
                .collect(Collectors.groupingBy(row -> row.get("struct"), LinkedHashMap::new, Collectors.toList()));
        return structures.entrySet().stream()
                .map(structure ->
                        dynamicTest(structure.getKey(), () -> check(structure.getKey(), structure.getValue())));
    }

    private static void check(String tag, List<Map<String, String>> rows) throws ReflectiveOperationException {
        Class<?> accessors = Class.forName("dev.uring.struct." + OTHER_NAMES.getOrDefault(tag, className(tag)));
        int members = 0;
        for (Map<String, String> row : rows) {
            String field = row.get("field");
            int size = Integer.parseInt(row.get("size"));
            if (field.equals("<sizeof>")) {
                assertEquals(size, constant(accessors, "SIZE"), "sizeof");
            } else if (!field.endsWith(UNNAMED_UNION)) {
                Place place = place(accessors, field.replace(UNNAMED_UNION + ".", ""));
                assertEquals(Integer.parseInt(row.get("offset")), place.offset(), () -> field + ": offset");
                long expected = size > 0 ? size : constant(accessors, "SIZE") - place.offset();
                assertEquals(expected, place.size(), () -> field + ": size; without one of its own, up to the end");
                members++;
            }
        }
        assertTrue(members > 0 || rows.size() == 1, "no member was compared");
    }

    private record Place(long offset, long size) {}

    /** Where a member lies; a path such as {@code ts.tv_sec} leads into nested structures. */
    private static Place place(Class<?> accessors, String path) throws ReflectiveOperationException {
        int dot = path.indexOf('.');
        String member = camelCase(dot < 0 ? path : path.substring(0, dot));
        long offset = constant(accessors, snakeCase(member) + "_OFFSET");
        if (dot < 0) {
            return new Place(offset, size(accessors, member, offset));
        }
        Class<?> spec = Class.forName(accessors.getName() + "Spec");
        String nested = spec.getDeclaredMethod(member).getReturnType().getName();
        Place inner =
                place(Class.forName(nested.substring(0, nested.length() - "Spec".length())), path.substring(dot + 1));
        return new Place(offset + inner.offset(), inner.size());
    }

    /** The size of a member: that of its memory, or the number of bytes that setting it changes. */
    private static long size(Class<?> accessors, String member, long offset) throws ReflectiveOperationException {
        MemorySegment struct = MemorySegment.ofArray(new byte[(int) constant(accessors, "SIZE")]);
        Method getter = accessors.getMethod(member, MemorySegment.class);
        Method setter = Arrays.stream(accessors.getMethods())
                .filter(method -> method.getName().equals(member)
                        && method.getParameterCount() == 2
                        && method.getReturnType() == void.class)
                .findFirst()
                .orElse(null);
        if (setter == null) {
            return ((MemorySegment) getter.invoke(null, struct)).byteSize();
        }
        setter.invoke(null, struct, allOnes(setter));
        byte[] bytes = struct.toArray(ValueLayout.JAVA_BYTE);
        int end = (int) offset;
        while (end < bytes.length && bytes[end] == -1) {
            end++;
        }
        for (int i = 0; i < bytes.length; i++) {
            assertTrue(bytes[i] == 0 || i >= offset && i < end, member + " also writes byte " + i);
        }
        return end - offset;
    }

    /** The greatest value that the setter takes as an unsigned one. */
    private static Object allOnes(Method setter) throws ReflectiveOperationException {
        Class<?> type = setter.getParameterTypes()[1];
        if (type == short.class) {
            return (short) -1;
        }
        if (type == long.class) {
            return -1L;
        }
        if (type == MemorySegment.class) {
            return MemorySegment.ofAddress(-1);
        }
        for (int value : new int[] {-1, 0xFFFF, 0xFF}) {
            try {
                setter.invoke(null, MemorySegment.ofArray(new byte[1024]), value);
                return value;
            } catch (InvocationTargetException e) {
                assertTrue(
                        e.getCause() instanceof IllegalArgumentException,
                        () -> e.getCause().toString());
            }
        }
        throw new AssertionError(setter + " takes no value");
    }

    private static long constant(Class<?> accessors, String name) throws ReflectiveOperationException {
        return accessors.getField(name).getLong(null);
    }

    private static String className(String tag) {
        String name = camelCase(tag.replaceFirst("_t$", ""));
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private static String camelCase(String name) {
        String[] words = name.replaceFirst("^_+", "").split("_");
        return words[0]
                + Arrays.stream(words)
                        .skip(1)
                        .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                        .collect(Collectors.joining());
    }

    private static String snakeCase(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
    }
}
