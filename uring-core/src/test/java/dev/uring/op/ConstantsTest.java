package dev.uring.op;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.Operation;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every constant of the C headers that an operation uses exists here under its name, with its value. */
class ConstantsTest {

    /** Groups that are no part of the kernel's interface to a ring: liburing's own, and the calls of libc. */
    private static final Set<String> ELSEWHERE = Set.of("syscall_nr_x86_64", "liburing");

    @Test
    void everyConstantHasItsNameAndValue() throws Exception {
        Map<String, Set<Long>> declared = declared();
        List<String> problems = new ArrayList<>();
        int compared = 0;
        for (String file : List.of("abi-constants.csv", "abi-constants-kernel-extra.csv", "abi-libc-constants.csv")) {
            for (Map<String, String> row : Facts.table(file)) {
                String name = row.get("name");
                if (ELSEWHERE.contains(row.get("group"))) {
                    continue;
                }
                compared++;
                long expected = Long.parseUnsignedLong(row.get("value").substring(2), 16);
                Set<Long> actual = declared.getOrDefault(name, Set.of());
                if (!actual.equals(Set.of(expected)) && !actual.equals(Set.of((long) (int) expected))) {
                    problems.add("%s (%s) is %s, not 0x%x".formatted(name, row.get("group"), actual, expected));
                }
            }
        }
        assertTrue(problems.isEmpty(), () -> String.join("\n", problems));
        assertTrue(compared > 300, "only " + compared + " constants were compared");
        System.out.println("constants compared by name and value: " + compared);
    }

    @Test
    void everyGroupLeftOutExists() {
        Set<String> groups = new TreeSet<>();
        for (String file : List.of("abi-constants.csv", "abi-constants-kernel-extra.csv", "abi-libc-constants.csv")) {
            Facts.table(file).forEach(row -> groups.add(row.get("group")));
        }
        Set<String> unknown = new TreeSet<>(ELSEWHERE);
        unknown.removeAll(groups);
        assertEquals(Set.of(), unknown);
    }

    /** The values under which each name is declared. */
    private static Map<String, Set<Long>> declared() throws Exception {
        Map<String, Set<Long>> constants = new TreeMap<>();
        for (Class<?> holder : Classes.inPackage("dev/uring")) {
            if (isGenerated(holder)) {
                continue;
            }
            for (Field field : holder.getDeclaredFields()) {
                int modifiers = field.getModifiers();
                if (Modifier.isPublic(modifiers) && Modifier.isStatic(modifiers) && isInteger(field.getType())) {
                    long value = ((Number) field.get(null)).longValue();
                    constants
                            .computeIfAbsent(field.getName(), _ -> new TreeSet<>())
                            .add(value);
                }
            }
        }
        return constants;
    }

    /** Operations and structures, whose constants are their own and not the kernel's. */
    private static boolean isGenerated(Class<?> type) {
        return Operation.class.isAssignableFrom(type)
                || Stream.of(type.getDeclaredFields())
                        .anyMatch(field -> field.getName().equals("ALIGNMENT"));
    }

    private static boolean isInteger(Class<?> type) {
        return type == int.class || type == long.class;
    }
}
