package dev.uring.processing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.uring.Operation;
import dev.uring.annotations.Slot;
import dev.uring.processing.RandomField.Kind;
import dev.uring.processing.RandomField.Value;
import java.lang.foreign.ValueLayout;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Random specs, generated, compiled and executed: the bytes are those of a naive writer, {@code describe} gives the values
 * back, getters return them, and bytes that nobody owns are zero. {@code -During.seed=N} repeats a run.
 */
class RandomSpecsTest {
    private static final int SPECS = 250;
    private static final int ENTRIES = 6;

    private final long seed = Long.getLong("uring.seed", System.nanoTime());
    private final SplittableRandom random = new SplittableRandom(seed);

    @Test
    void bytesAreThoseOfANaiveWriter() throws Exception {
        System.out.println("random specs: -During.seed=" + seed);
        List<RandomSpec> specs = new ArrayList<>();
        Map<String, String> sources = new TreeMap<>();
        sources.put("random.Bits", "package random; public record Bits(long bits) implements dev.uring.SqeBits {}");
        for (int i = 0; i < SPECS; i++) {
            RandomSpec spec = new RandomSpec("Random" + i, random.split());
            specs.add(spec);
            sources.put("random." + spec.name + "Spec", spec.source());
        }
        ClassLoader loader = MemoryCompiler.javac().compile(sources).load();
        for (RandomSpec spec : specs) {
            for (int entry = 0; entry < ENTRIES; entry++) {
                check(spec, loader);
            }
        }
    }

    private void check(RandomSpec spec, ClassLoader loader) throws ReflectiveOperationException {
        Class<?> type = loader.loadClass("random." + spec.name);
        Constructor<?> bits = loader.loadClass("random.Bits").getConstructor(long.class);
        Map<RandomField, Value> chosen = new LinkedHashMap<>();
        Map<RandomField, Boolean> set = new LinkedHashMap<>();
        List<Object> required = new ArrayList<>();
        for (RandomField field : spec.fields) {
            boolean assigned = field.kind == Kind.REQUIRED || field.kind == Kind.OPTIONAL && random.nextBoolean();
            chosen.put(field, assigned ? field.values.get(random.nextInt(field.values.size())) : field.declared());
            set.put(field, assigned);
        }
        for (RandomField field : spec.of(Kind.REQUIRED)) {
            required.add(object(field, chosen.get(field), bits));
        }
        Operation<?> operation =
                (Operation<?>) method(type, "of", required.size()).invoke(null, required.toArray());
        for (RandomField field : spec.of(Kind.OPTIONAL)) {
            if (set.get(field)) {
                method(type, field.name, 1).invoke(operation, object(field, chosen.get(field), bits));
            }
        }
        NaiveSqe expected = new NaiveSqe(spec.size());
        expected.or(0, 1, spec.opcode);
        chosen.forEach((field, value) -> value.write().accept(expected));
        chosen.forEach((field, value) -> {
            boolean implied =
                    field.isBoolean ? (boolean) value.object() : field.kind != Kind.OPTIONAL || set.get(field);
            field.implied.forEach(
                    each -> expected.or(each.slot().offset(), each.slot().width(), implied ? each.bits() : 0));
        });
        modify(operation, expected);

        String place = spec.name + ", -During.seed=" + seed + "\n" + spec.source();
        assertArrayEquals(expected.bytes(), operation.build().segment().toArray(ValueLayout.JAVA_BYTE), () -> place);
        assertEquals(expected(spec, chosen, expected), described(operation), () -> place);
        for (RandomField field : spec.fields) {
            if (field.kind != Kind.CONSTANT) {
                Object got = method(type, field.name, 0).invoke(operation);
                Object value = object(field, chosen.get(field), bits);
                if (value instanceof byte[] bytes) {
                    assertArrayEquals(bytes, (byte[]) got, () -> place);
                } else if (set.get(field)) {
                    assertEquals(value, got, () -> place);
                }
            }
        }
    }

    private void modify(Operation<?> operation, NaiveSqe expected) {
        long userData = random.nextLong();
        int personality = random.nextInt(1 << 16);
        operation.userData(userData).personality(personality);
        expected.or(32, 8, userData);
        expected.or(42, 2, personality);
        if (random.nextBoolean()) {
            operation.link().async();
            expected.or(1, 1, 1 << 2 | 1 << 4);
        }
    }

    private static Map<String, String> expected(RandomSpec spec, Map<RandomField, Value> chosen, NaiveSqe sqe) {
        Map<String, String> texts = new TreeMap<>();
        chosen.forEach((field, value) -> {
            if (field.kind != Kind.CONSTANT) {
                texts.put(field.name, value.text().of(sqe));
            }
        });
        texts.put("userData", Long.toUnsignedString(sqe.read(32, 8)));
        if (sqe.read(42, 2) != 0) {
            texts.put("personality", Long.toString(sqe.read(42, 2)));
        }
        if ((sqe.read(1, 1) & ~spec.meaningful(Slot.FLAGS)) != 0) {
            texts.put("flags", "LINK|ASYNC");
        }
        return texts;
    }

    private static Map<String, String> described(Operation<?> operation) {
        String text = operation.toString();
        Map<String, String> texts = new TreeMap<>();
        for (String field :
                text.substring(text.indexOf('{') + 1, text.length() - 1).split(", ")) {
            String[] parts = field.split("=", 2);
            if (!parts[0].endsWith("Length") && !parts[0].endsWith("Index")) {
                texts.put(parts[0], parts[1]);
            }
        }
        return texts;
    }

    private static Object object(RandomField field, Value value, Constructor<?> bits)
            throws ReflectiveOperationException {
        return field.type.equals("Bits") ? bits.newInstance(value.object()) : value.object();
    }

    private static Method method(Class<?> type, String name, int parameters) {
        for (Method method : type.getDeclaredMethods()) {
            if (method.getName().equals(name) && method.getParameterCount() == parameters && !method.isBridge()) {
                return method;
            }
        }
        throw new AssertionError(type + " has no " + name + " with " + parameters + " parameters");
    }
}
