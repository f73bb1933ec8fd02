package dev.uring.processor.emit;

import com.palantir.javapoet.CodeBlock;
import dev.uring.processor.spec.Doc;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Carries documentation over from a spec. The generated file has fewer imports than the spec, so a link that it could not
 * resolve becomes code.
 */
final class DocText {
    private static final Pattern LINK =
            Pattern.compile("\\{@link(?:plain)?\\s+([^\\s}#]*)(#[^\\s}(]*(?:\\([^)]*\\))?)?\\s*([^}]*)}");
    private static final Pattern BLOCK_TAG = Pattern.compile("(?m)^\\s*@\\w");
    private static final Pattern BACKTICKS = Pattern.compile("`([^`]+)`");
    private static final Pattern SENTENCE_END = Pattern.compile("(?s)^(.*?[.!?])(\\s|$)");

    private final Predicate<String> isType;
    private final Predicate<String> isMember;

    /**
     * Text for one generated class.
     *
     * @param isType whether a simple name is a type in the generated file
     * @param isMember whether a name is a method of the generated class
     */
    DocText(Predicate<String> isType, Predicate<String> isMember) {
        this.isType = isType;
        this.isMember = isMember;
    }

    /** The text before the block tags, as lines of a comment. */
    String main(Doc doc) {
        String text = text(doc);
        Matcher tag = BLOCK_TAG.matcher(text);
        return tag.find() ? text.substring(0, tag.start()).strip() : text;
    }

    /** The block tags. */
    String tags(Doc doc) {
        String text = text(doc);
        Matcher tag = BLOCK_TAG.matcher(text);
        return tag.find() ? text.substring(tag.start()).strip() : "";
    }

    /** The first sentence, for a tag. */
    String summary(Doc doc) {
        String main = main(doc).replaceAll("\\s+", " ");
        Matcher sentence = SENTENCE_END.matcher(main);
        return sentence.find() ? sentence.group(1) : main;
    }

    /** Text as a comment of JavaPoet's. */
    static CodeBlock comment(String text) {
        return CodeBlock.of("$L\n", text.strip());
    }

    private String text(Doc doc) {
        String text = doc.text().replaceAll("(?m)^ ", "").strip();
        if (doc.markdown()) {
            text = BACKTICKS.matcher(text).replaceAll("{@code $1}").replace("*/", "*&#47;");
        }
        return LINK.matcher(text).replaceAll(match -> Matcher.quoteReplacement(link(match)));
    }

    private String link(MatchResult link) {
        String type = link.group(1);
        String member = link.group(2) == null ? "" : link.group(2).substring(1);
        String memberName = member.replaceAll("\\(.*", "");
        boolean resolves = type.isEmpty() ? isMember.test(memberName) : isType.test(type);
        if (resolves) {
            return link.group();
        }
        String label = link.group(3).strip();
        String name = type.isEmpty() || member.isEmpty() ? type + member : type + "." + member;
        return label.isEmpty() ? "{@code " + name + "}" : label;
    }
}
