package dev.uring.processor.spec;

import java.util.Locale;

/** How a name is written elsewhere. */
public final class NameStyle {
    private NameStyle() {}

    /** The constant of a method: {@code bufferIndex} becomes {@code BUFFER_INDEX}. */
    public static String upperSnake(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
    }

    /** The words of a constant: {@code BUF_INDEX} becomes {@code BufIndex}. */
    public static String camel(String upperSnake) {
        StringBuilder camel = new StringBuilder();
        for (String word : upperSnake.split("_")) {
            camel.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        return camel.toString();
    }
}
