package dev.uring.processor.spec.doc;

import com.sun.source.doctree.AuthorTree;
import com.sun.source.doctree.DeprecatedTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.HiddenTree;
import com.sun.source.doctree.ReferenceTree;
import com.sun.source.doctree.ReturnTree;
import com.sun.source.doctree.SeeTree;
import com.sun.source.doctree.SinceTree;
import com.sun.source.doctree.SpecTree;
import com.sun.source.doctree.ThrowsTree;
import com.sun.source.doctree.UnknownBlockTagTree;
import com.sun.source.doctree.VersionTree;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The block tags of a comment that the generated declaration may have, too. Of others that say something to its readers, the words
 * become a paragraph; those about parameters and serialization say nothing.
 */
final class DocTags {
    private final DocLinks links;
    private final Supplier<DocPrinter> printers;
    private final boolean isMethod;
    private final boolean isDeprecated;
    private final List<String> tags = new ArrayList<>();
    private final List<String> paragraphs = new ArrayList<>();
    private String deprecation = "";
    private boolean returns;

    /**
     * Reads tags.
     *
     * @param printers makes a printer for each tag
     * @param isMethod whether they are those of a method, else of a type
     * @param isDeprecated whether the compiler takes the declaration for deprecated, which it finds without a look at code in a comment
     */
    DocTags(DocLinks links, Supplier<DocPrinter> printers, boolean isMethod, boolean isDeprecated) {
        this.links = links;
        this.printers = printers;
        this.isMethod = isMethod;
        this.isDeprecated = isDeprecated;
    }

    void read(List<? extends DocTree> blockTags) {
        blockTags.forEach(this::read);
    }

    List<String> tags() {
        return tags;
    }

    List<String> paragraphs() {
        return paragraphs;
    }

    String deprecation() {
        return deprecation;
    }

    private void read(DocTree tag) {
        switch (tag) {
            case SeeTree see -> tags.add(see(see.getReference()));
            case SinceTree since -> add("since", since.getBody());
            case AuthorTree author when !isMethod -> add("author", author.getName());
            case VersionTree version when !isMethod -> add("version", version.getBody());
            case HiddenTree hidden -> add("hidden", hidden.getBody());
            case SpecTree spec -> tags.add("@spec " + spec.getURL().getBody() + " " + inline(spec.getTitle()));
            case DeprecatedTree deprecated -> deprecated(deprecated);
            case ReturnTree returned
            when isMethod && !returns -> {
                returns = true;
                add("return", returned.getDescription());
            }
            case ThrowsTree thrown -> thrown(thrown);
            case UnknownBlockTagTree unknown -> addParagraph(inline(unknown.getContent()));
            default -> {}
        }
    }

    private void addParagraph(String text) {
        if (!text.isEmpty()) {
            paragraphs.add(text);
        }
    }

    private void add(String name, List<? extends DocTree> content) {
        tags.add(("@" + name + " " + inline(content)).strip());
    }

    private void deprecated(DeprecatedTree tag) {
        if (!isDeprecated) {
            addParagraph("Deprecated: " + inline(tag.getBody()));
        } else if (deprecation.isEmpty()) {
            deprecation = ("@deprecated " + inline(tag.getBody())).strip();
            tags.add(deprecation);
        }
    }

    private void thrown(ThrowsTree tag) {
        String exception =
                isMethod ? links.resolveUnchecked(tag.getExceptionName()).orElse("") : "";
        String when = inline(tag.getDescription());
        if (exception.isEmpty()) {
            DocPrinter printer = printers.get();
            printer.code(tag.getExceptionName());
            addParagraph("Throws " + printer.text() + " " + when);
        } else {
            tags.add(("@throws " + exception + " " + when).strip());
        }
    }

    private String see(List<? extends DocTree> content) {
        if (content.getFirst() instanceof ReferenceTree reference) {
            List<? extends DocTree> label = content.subList(1, content.size());
            return links.resolve(reference)
                    .map(resolved -> "@see " + (resolved + " " + inline(label)).strip())
                    .orElseGet(() -> "@see \"" + (label.isEmpty() ? reference.getSignature() : quoted(label)) + "\"");
        }
        return "@see " + inline(content);
    }

    /** A label that has no link, without marks. */
    private static String quoted(List<? extends DocTree> label) {
        StringBuilder words = new StringBuilder();
        label.forEach(words::append);
        return words.toString().replace('"', '\'').replaceAll("[<>&{}]", "");
    }

    private String inline(List<? extends DocTree> content) {
        return printers.get().print(content).text().strip();
    }
}
