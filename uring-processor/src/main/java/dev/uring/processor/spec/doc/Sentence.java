package dev.uring.processor.spec.doc;

import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.EndElementTree;
import com.sun.source.doctree.EscapeTree;
import com.sun.source.doctree.RawTextTree;
import com.sun.source.doctree.ReturnTree;
import com.sun.source.doctree.SnippetTree;
import com.sun.source.doctree.StartElementTree;
import com.sun.source.doctree.SummaryTree;
import com.sun.source.doctree.TextTree;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The first sentence of a comment. javac's ends at the first full stop, which may be that of "e.g."; and it may hold a list or a
 * snippet, which a block tag's line cannot.
 */
final class Sentence {
    /** Full stops that seldom end a sentence. One that does makes the first sentence two. */
    private static final Set<String> ABBREVIATIONS = Set.of(
            "approx.", "cf.", "ca.", "e.g.", "etc.", "fig.", "i.e.", "incl.", "max.", "min.", "no.", "resp.", "sec.",
            "vs.");

    private static final String BLOCK_STARTS = "-*+#>|<`~=";

    private final List<DocTree> trees;
    private final StringBuilder words = new StringBuilder();
    private final List<Integer> ends = new ArrayList<>();

    private Sentence(List<? extends DocTree> body) {
        trees = List.copyOf(content(body));
        for (DocTree tree : trees) {
            boolean goesOn = add(tree);
            ends.add(words.length());
            if (!goesOn) {
                break;
            }
        }
    }

    /** Prints the first sentence of a comment's body. */
    static void print(List<? extends DocTree> body, DocPrinter printer, DocWriter out) {
        Sentence sentence = new Sentence(body);
        int end = sentence.end();
        int start = 0;
        for (int i = 0; i < sentence.ends.size() && start < end; i++) {
            DocTree tree = sentence.trees.get(i);
            String text = sentence.words.substring(start, Math.min(end, sentence.ends.get(i)));
            switch (tree) {
                case EscapeTree escape -> printer.print(escape);
                case RawTextTree _ -> out.raw(text);
                case TextTree _ -> out.html(text);
                default -> printer.print(tree);
            }
            start = sentence.ends.get(i);
        }
    }

    /** What tags say that stand for a whole sentence. */
    private static List<? extends DocTree> content(List<? extends DocTree> body) {
        return switch (body.isEmpty() ? null : body.getFirst()) {
            case SummaryTree summary -> summary.getSummary();
            case ReturnTree returned -> returned.getDescription();
            case null, default -> body;
        };
    }

    /** Adds the words of a tree; false when the sentence ends there at the latest. */
    private boolean add(DocTree tree) {
        return switch (tree) {
            case EscapeTree _ -> addWord();
            case RawTextTree text -> addMarkdown(text.getContent());
            case TextTree text -> {
                words.append(text.getBody());
                yield true;
            }
            case SnippetTree _ -> false;
            case StartElementTree element -> HtmlTags.isInline(HtmlTags.name(element.getName()));
            case EndElementTree element -> HtmlTags.isInline(HtmlTags.name(element.getName()));
            default -> addWord();
        };
    }

    private boolean addWord() {
        words.append('X');
        return true;
    }

    /** Markdown up to the first line that is blank or may begin a list, a table, code or the like. */
    private boolean addMarkdown(String text) {
        int from = 0;
        for (int to = text.indexOf('\n'); from <= text.length(); to = text.indexOf('\n', from)) {
            boolean isLineStart = from > 0 || words.isEmpty();
            String line = text.substring(from, to < 0 ? text.length() : to + 1);
            if (isLineStart && endsParagraph(line, to < 0)) {
                return false;
            }
            words.append(line);
            if (to < 0) {
                return true;
            }
            from = to + 1;
        }
        return true;
    }

    private static boolean endsParagraph(String line, boolean isLast) {
        if (line.isBlank()) {
            return !isLast;
        }
        String start = line.stripLeading();
        boolean marker = BLOCK_STARTS.indexOf(start.charAt(0)) >= 0 && !isEmphasisOrCode(start);
        return marker || Character.isDigit(start.charAt(0)) && start.matches("(?s)\\d{1,9}[.)]\\s.*");
    }

    /** Whether a marker has a word right behind it, and is not that of a fence. */
    private static boolean isEmphasisOrCode(String start) {
        String rest = start.substring(1);
        return "*`".indexOf(start.charAt(0)) >= 0
                && !rest.isBlank()
                && !Character.isWhitespace(rest.charAt(0))
                && !start.startsWith("```");
    }

    /** Where the words of the first sentence end. */
    private int end() {
        String text = words.toString();
        BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.ROOT);
        sentences.setText(text);
        for (int end = sentences.next(); end != BreakIterator.DONE; end = sentences.next()) {
            String sentence = text.substring(0, end).strip();
            boolean inCode = sentence.chars().filter(each -> each == '`').count() % 2 != 0;
            if (!sentence.isEmpty() && !inCode && !isAbbreviation(sentence)) {
                return end;
            }
        }
        return text.length();
    }

    private static boolean isAbbreviation(String sentence) {
        String word = sentence.substring(sentence.lastIndexOf(' ') + 1)
                .replace("(", "")
                .toLowerCase(Locale.ROOT);
        boolean initial = word.length() == 2 && word.charAt(1) == '.' && Character.isLetter(word.charAt(0));
        return ABBREVIATIONS.contains(word) || initial;
    }
}
