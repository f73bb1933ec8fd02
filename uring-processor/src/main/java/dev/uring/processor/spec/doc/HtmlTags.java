package dev.uring.processor.spec.doc;

import java.util.Locale;
import java.util.Set;

/** The elements of HTML that a documentation comment may have. Others are text: most are type arguments. */
final class HtmlTags {
    private static final Set<String> VOID = Set.of("br", "col", "hr", "img", "wbr");
    private static final Set<String> CLOSED_BY_OTHERS =
            Set.of("colgroup", "dd", "dt", "li", "p", "tbody", "td", "tfoot", "th", "thead", "tr");
    private static final Set<String> INLINE = Set.of(
            "a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "s",
            "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var");
    private static final Set<String> BLOCKS = Set.of(
            "address",
            "article",
            "aside",
            "blockquote",
            "caption",
            "details",
            "div",
            "dl",
            "figcaption",
            "figure",
            "footer",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "main",
            "nav",
            "ol",
            "pre",
            "section",
            "summary",
            "table",
            "ul");

    private HtmlTags() {}

    static String name(CharSequence written) {
        return written.toString().toLowerCase(Locale.ROOT);
    }

    static boolean isKnown(String name) {
        return VOID.contains(name) || CLOSED_BY_OTHERS.contains(name) || needsEnd(name);
    }

    static boolean needsEnd(String name) {
        return INLINE.contains(name) || BLOCKS.contains(name);
    }

    /** Whether it must not stand in itself. */
    static boolean mustNotNest(String name) {
        return INLINE.contains(name) && !name.equals("span");
    }

    static boolean isVoid(String name) {
        return VOID.contains(name);
    }

    /** Whether it may stand within a sentence. */
    static boolean isInline(String name) {
        return INLINE.contains(name) || name.equals("br") || name.equals("wbr") || name.equals("img") || !isKnown(name);
    }
}
