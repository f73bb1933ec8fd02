package dev.uring.op;

import dev.uring.Operation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Which builder does what a helper of liburing does, for the helpers of one family. */
final class HelperTable {
    private final Map<String, Function<Arguments, Operation<?>>> builders = new LinkedHashMap<>();
    private final Map<String, String> refusals = new LinkedHashMap<>();

    /** Adds a helper. */
    HelperTable helper(String name, Function<Arguments, Operation<?>> builder) {
        if (builders.put(name, builder) != null) {
            throw new IllegalArgumentException(name + " is listed twice");
        }
        return this;
    }

    /** Says that a set of arguments of the helper added last is one that the builder refuses on purpose. */
    HelperTable refuses(String set, String reason) {
        refusals.put(
                builders.keySet().stream().reduce((first, second) -> second).orElseThrow() + " [" + set + "]", reason);
        return this;
    }

    Set<String> helpers() {
        return builders.keySet();
    }

    Operation<?> build(GoldenVector vector) {
        return builders.get(vector.helper()).apply(vector.arguments());
    }

    /** Why the builder refuses the arguments of a vector, if it does. */
    Optional<String> refusal(GoldenVector vector) {
        return Optional.ofNullable(refusals.get(vector.toString()));
    }
}
