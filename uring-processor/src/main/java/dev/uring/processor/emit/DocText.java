package dev.uring.processor.emit;

import com.palantir.javapoet.CodeBlock;

/** Documentation as JavaPoet takes it. */
public final class DocText {
    private DocText() {}

    /** Text as a comment, in HTML or in Markdown. */
    public static CodeBlock comment(String text, boolean markdown) {
        return CodeBlock.of(
                "$L\n",
                (markdown ? SourceText.MARKDOWN + "\n" : "")
                        + escaped(markdown ? text.strip() : text.strip().replace("*/", "*&#47;")));
    }

    /** What begins a paragraph that is not the first. */
    public static String paragraph(boolean markdown) {
        return markdown ? "\n\n" : "\n\n<p>";
    }

    /** A sentence behind others; in Markdown those may end with a list or a table. */
    public static String sentence(String sentence, boolean markdown) {
        return (markdown ? "\n\n" : "\n") + sentence;
    }

    /** Tags behind text. */
    public static String tags(String tags) {
        return tags.isEmpty() ? "" : "\n\n" + tags;
    }

    /** Text in which no backslash begins a Unicode escape: javac would replace it, or find it malformed. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        boolean isEscape = false;
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            isEscape = each == '\\' && !isEscape;
            boolean beginsUnicode = isEscape && text.startsWith("u", i + 1);
            escaped.append(beginsUnicode ? "\\u005c" : String.valueOf(each));
        }
        return escaped.toString();
    }
}
