package dev.uring.op;

import dev.uring.Operation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** Which builder does what a helper of liburing does, for the helpers of one family. */
final class HelperTable {
    private final Map<String, Function<Arguments, Operation<?>>> builders = new LinkedHashMap<>();
    private final Map<String, String> refusals = new LinkedHashMap<>();
    private final Map<String, Consumer<byte[]>> additions = new LinkedHashMap<>();

    /** Adds a helper. */
    HelperTable helper(String name, Function<Arguments, Operation<?>> builder) {
        if (builders.put(name, builder) != null) {
            throw new IllegalArgumentException(name + " is listed twice");
        }
        return this;
    }

    /** Says that a set of arguments of the helper added last is one that the builder refuses on purpose. */
    HelperTable refuses(String set, String reason) {
        refusals.put(last() + " [" + set + "]", reason);
        return this;
    }

    /** Says what a C program changes in the entry after the helper added last, which the builder does by itself. */
    HelperTable followedBy(Consumer<byte[]> change) {
        additions.put(last(), change);
        return this;
    }

    Set<String> helpers() {
        return builders.keySet();
    }

    Operation<?> build(GoldenVector vector) {
        return builders.get(vector.helper()).apply(vector.arguments());
    }

    /** The bytes that the builder has to write. */
    byte[] expected(GoldenVector vector) {
        byte[] entry = vector.entry().clone();
        additions.getOrDefault(vector.helper(), unchanged -> {}).accept(entry);
        return entry;
    }

    /** Why the builder refuses the arguments of a vector, if it does. */
    Optional<String> refusal(GoldenVector vector) {
        return Optional.ofNullable(refusals.get(vector.toString()));
    }

    private String last() {
        return builders.keySet().stream().reduce((first, second) -> second).orElseThrow();
    }
}
