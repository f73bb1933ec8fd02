package dev.uring.processor.check;

import java.util.Set;

/** Names of methods that generated classes have already. */
final class ReservedNames {
    private static final Set<String> OBJECT =
            Set.of("toString", "hashCode", "equals", "getClass", "notify", "notifyAll", "wait", "clone", "finalize");

    /** Methods of {@code Operation} and of every generated class. */
    private static final Set<String> OPERATION = Set.of(
            "userData",
            "personality",
            "link",
            "hardlink",
            "drain",
            "async",
            "skipSuccess",
            "clearModifiers",
            "modifiers",
            "opcode",
            "since",
            "entrySize",
            "attachmentCount",
            "attachment",
            "build",
            "tryPushTo",
            "of",
            "describe");

    /** Methods of every generated structure. */
    private static final Set<String> STRUCT = Set.of("allocate", "allocateArray", "element");

    private ReservedNames() {}

    static boolean isInOperations(String name) {
        return OBJECT.contains(name) || OPERATION.contains(name);
    }

    static boolean isInStructs(String name) {
        return OBJECT.contains(name) || STRUCT.contains(name);
    }
}
