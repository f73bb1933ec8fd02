package dev.uring.processor.spec.doc;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes the text of a comment, in HTML or in Markdown. HTML's elements nest as they have to: what the author did not close is
 * closed, and an end without a start is left out.
 */
final class DocWriter {
    private static final String MARKDOWN_SPECIALS = "\\`*_[]~";

    private final boolean markdown;
    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    DocWriter(boolean markdown) {
        this.markdown = markdown;
    }

    /** All that was written, with every element closed. */
    String text() {
        while (!open.isEmpty()) {
            close();
        }
        return out.toString();
    }

    /** Text as it is: Markdown, or a tag. */
    DocWriter raw(CharSequence text) {
        out.append(text);
        return this;
    }

    /** Text of an HTML comment, in which nothing is a tag. */
    void html(String text) {
        for (char each : text.toCharArray()) {
            if (each == '@' && mayBeginTag()) {
                out.append("&#64;");
            } else {
                out.append(markdown && MARKDOWN_SPECIALS.indexOf(each) >= 0 ? "\\" : "")
                        .append(each);
            }
        }
    }

    private boolean mayBeginTag() {
        String line = out.substring(out.lastIndexOf("\n") + 1);
        return line.isBlank() || line.endsWith("{");
    }

    /** Text without any meaning. */
    void plain(String text) {
        for (char each : text.toCharArray()) {
            switch (each) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '@' -> out.append("&#64;");
                case '{' -> out.append("&#123;");
                case '}' -> out.append("&#125;");
                default -> html(String.valueOf(each));
            }
        }
    }

    /** Whether an element is open. */
    boolean isIn(String element) {
        return open.contains(element);
    }

    /** The start of an element. */
    void start(String element, CharSequence tag) {
        if (HtmlTags.mustNotNest(element) && isIn(element)) {
            return;
        }
        if (HtmlTags.needsEnd(element)) {
            open.push(element);
        }
        out.append(tag);
    }

    /** The end of an element, and of those in it. */
    void end(String element, CharSequence tag) {
        if (!HtmlTags.needsEnd(element)) {
            out.append(HtmlTags.isVoid(element) ? "" : tag);
        } else if (isIn(element)) {
            while (!open.peek().equals(element)) {
                close();
            }
            close();
        }
    }

    private void close() {
        out.append("</").append(open.pop()).append('>');
    }
}
