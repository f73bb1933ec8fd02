package dev.uring.processor.spec.doc;

import com.sun.source.doctree.AttributeTree;
import com.sun.source.doctree.CommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.DocTypeTree;
import com.sun.source.doctree.EndElementTree;
import com.sun.source.doctree.EntityTree;
import com.sun.source.doctree.ErroneousTree;
import com.sun.source.doctree.EscapeTree;
import com.sun.source.doctree.IndexTree;
import com.sun.source.doctree.InheritDocTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.RawTextTree;
import com.sun.source.doctree.ReferenceTree;
import com.sun.source.doctree.ReturnTree;
import com.sun.source.doctree.SnippetTree;
import com.sun.source.doctree.StartElementTree;
import com.sun.source.doctree.SummaryTree;
import com.sun.source.doctree.TextTree;
import com.sun.source.doctree.UnknownInlineTagTree;
import com.sun.source.doctree.ValueTree;
import com.sun.source.util.SimpleDocTreeVisitor;
import java.util.List;
import java.util.function.Predicate;

/**
 * Prints the content of a comment for another file. What that file could not have is printed as text: links to nowhere, elements
 * that are not HTML, and whatever javac could not read.
 */
final class DocPrinter extends SimpleDocTreeVisitor<Void, Void> {
    private final DocLinks links;
    private final Predicate<EntityTree> isEntity;
    private final DocWriter out;

    /**
     * A printer.
     *
     * @param isEntity whether a character entity is one
     * @param out where it prints to
     */
    DocPrinter(DocLinks links, Predicate<EntityTree> isEntity, DocWriter out) {
        this.links = links;
        this.isEntity = isEntity;
        this.out = out;
    }

    DocPrinter print(List<? extends DocTree> trees) {
        trees.forEach(this::print);
        return this;
    }

    void print(DocTree tree) {
        tree.accept(this, null);
    }

    /** All that was printed. */
    String text() {
        return out.text();
    }

    @Override
    public Void visitText(TextTree text, Void unused) {
        out.html(text.getBody());
        return null;
    }

    @Override
    public Void visitRawText(RawTextTree text, Void unused) {
        out.raw(text.getContent());
        return null;
    }

    @Override
    public Void visitEntity(EntityTree entity, Void unused) {
        out.raw(isEntity.test(entity) ? "&" : "&amp;").raw(entity.getName()).raw(";");
        return null;
    }

    @Override
    public Void visitEscape(EscapeTree escape, Void unused) {
        escape.getBody().codePoints().forEach(each -> out.raw("&#" + each + ";"));
        return null;
    }

    @Override
    public Void visitErroneous(ErroneousTree erroneous, Void unused) {
        out.plain(erroneous.getBody());
        return null;
    }

    @Override
    public Void visitStartElement(StartElementTree element, Void unused) {
        String name = HtmlTags.name(element.getName());
        boolean empty = element.isSelfClosing() && !HtmlTags.isVoid(name);
        if (!HtmlTags.isKnown(name) || empty || name.equals("img") && !hasText(element)) {
            out.plain(element.toString());
            return null;
        }
        StringBuilder start = new StringBuilder("<").append(element.getName());
        for (DocTree attribute : element.getAttributes()) {
            if (attribute instanceof AttributeTree) {
                start.append(' ').append(attribute);
            }
        }
        out.start(name, start.append('>'));
        return null;
    }

    private static boolean hasText(StartElementTree image) {
        return image.getAttributes().stream()
                .anyMatch(each -> each instanceof AttributeTree attribute
                        && attribute.getName().contentEquals("alt"));
    }

    @Override
    public Void visitEndElement(EndElementTree element, Void unused) {
        String name = HtmlTags.name(element.getName());
        if (!HtmlTags.isKnown(name)) {
            out.plain(element.toString());
        } else {
            out.end(name, element.toString());
        }
        return null;
    }

    @Override
    public Void visitLiteral(LiteralTree literal, Void unused) {
        String body = literal.getBody().getBody();
        // javac took one character of white space away, and will do so again: in code of several lines, the end of a
        // line.
        boolean lines = out.isIn("pre") && body.contains("\n");
        out.raw("{@")
                .raw(literal.getTagName())
                .raw(lines ? "\n" : " ")
                .raw(body)
                .raw("}");
        return null;
    }

    @Override
    public Void visitLink(LinkTree link, Void unused) {
        ReferenceTree reference = link.getReference();
        String resolved = links.resolve(reference).orElse("");
        if (resolved.isEmpty() && link.getLabel().isEmpty()) {
            code(reference);
        } else if (resolved.isEmpty()) {
            print(link.getLabel());
        } else {
            out.raw("{@").raw(link.getTagName()).raw(" ").raw(resolved);
            out.raw(link.getLabel().isEmpty() ? "" : " ");
            print(link.getLabel());
            out.raw("}");
        }
        return null;
    }

    /** A name without a link. */
    void code(ReferenceTree reference) {
        String signature = reference.getSignature();
        out.raw("{@code ")
                .raw(signature.startsWith("#") ? signature.substring(1) : signature.replace('#', '.'))
                .raw("}");
    }

    @Override
    public Void visitValue(ValueTree value, Void unused) {
        ReferenceTree reference = value.getReference();
        if (reference == null) {
            return null;
        }
        String resolved = links.resolveConstant(reference).orElse("");
        if (resolved.isEmpty()) {
            code(reference);
        } else {
            String format = value.getFormat() == null ? "" : value.getFormat().getBody() + " ";
            out.raw("{@value ").raw(format).raw(resolved).raw("}");
        }
        return null;
    }

    @Override
    public Void visitSnippet(SnippetTree snippet, Void unused) {
        out.raw("{@snippet");
        snippet.getAttributes().forEach(attribute -> out.raw(" " + attribute));
        if (snippet.getBody() != null) {
            out.raw(" :\n").raw(snippet.getBody().getBody());
        }
        out.raw("}");
        return null;
    }

    @Override
    public Void visitReturn(ReturnTree returned, Void unused) {
        out.raw("Returns ");
        print(returned.getDescription());
        out.raw(".");
        return null;
    }

    @Override
    public Void visitSummary(SummaryTree summary, Void unused) {
        print(summary.getSummary());
        return null;
    }

    /** The term alone: the setter would enter it a second time. */
    @Override
    public Void visitIndex(IndexTree index, Void unused) {
        print(index.getSearchTerm());
        return null;
    }

    @Override
    public Void visitUnknownInlineTag(UnknownInlineTagTree tag, Void unused) {
        print(tag.getContent());
        return null;
    }

    @Override
    public Void visitInheritDoc(InheritDocTree tag, Void unused) {
        return null;
    }

    @Override
    public Void visitComment(CommentTree comment, Void unused) {
        out.raw(" ");
        return null;
    }

    @Override
    public Void visitDocType(DocTypeTree type, Void unused) {
        return null;
    }

    /** {@code {@docRoot}}, {@code {@systemProperty}}: they say the same in every file. */
    @Override
    protected Void defaultAction(DocTree tree, Void unused) {
        out.raw(tree.toString());
        return null;
    }
}
