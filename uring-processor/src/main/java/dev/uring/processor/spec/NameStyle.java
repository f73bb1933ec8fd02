package dev.uring.processor.spec;

import java.util.Locale;
import java.util.Set;
import javax.lang.model.SourceVersion;

/** How a name is written elsewhere, and whether it can be. */
public final class NameStyle {
    /** Identifiers that no type can have, though they are not keywords. */
    private static final Set<String> RESTRICTED = Set.of("permits", "record", "sealed", "var", "yield");

    private NameStyle() {}

    /** The constant of a method: {@code bufferIndex} becomes {@code BUFFER_INDEX}. */
    public static String upperSnake(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
    }

    /** A name with a capital letter. */
    public static String upperFirst(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    /** Whether a type can have a name. */
    public static boolean canNameType(String name) {
        return SourceVersion.isIdentifier(name) && !SourceVersion.isKeyword(name) && !RESTRICTED.contains(name);
    }
}
