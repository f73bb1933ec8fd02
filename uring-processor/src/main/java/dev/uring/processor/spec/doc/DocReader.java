package dev.uring.processor.spec.doc;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.EntityTree;
import com.sun.source.doctree.ReferenceTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.util.DocTreePath;
import com.sun.source.util.DocTrees;
import com.sun.source.util.TreePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Reads comments as javac does, and prints them for the generated class. */
final class DocReader implements Docs {
    private final Elements elements;
    private final Types types;
    private final GeneratedTypes generated;
    private final Optional<DocTrees> compiler;
    private final CommentParser parser = new CommentParser();

    DocReader(ProcessingEnvironment environment, GeneratedTypes generated) {
        this.elements = environment.getElementUtils();
        this.types = environment.getTypeUtils();
        this.generated = generated;
        this.compiler = compiler(environment);
    }

    private static Optional<DocTrees> compiler(ProcessingEnvironment environment) {
        try {
            return Optional.of(DocTrees.instance(environment));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    @Override
    public Doc of(Element element) {
        String text = elements.getDocComment(element);
        if (text == null) {
            return Doc.NONE;
        }
        boolean markdown = elements.getDocCommentKind(element) == Elements.DocCommentKind.END_OF_LINE;
        TypeElement spec = (TypeElement) (element instanceof TypeElement ? element : element.getEnclosingElement());
        Optional<DocCommentTree> tree = compiler.map(trees -> trees.getDocCommentTree(element));
        if (tree.isPresent()) {
            InSource references = new InSource(compiler.get().getPath(element), tree.get());
            return print(element, tree.get(), markdown, new DocLinks(elements, types, generated, spec, references));
        }
        DocLinks links = new DocLinks(elements, types, generated, spec, new DocLinks.ByName(elements, spec));
        return parser.parse(text, markdown)
                .map(parsed -> print(element, parsed, markdown, links))
                .orElse(Doc.NONE);
    }

    private Doc print(Element element, DocCommentTree comment, boolean markdown, DocLinks links) {
        DocTags tags = new DocTags(
                links,
                () -> printer(links, markdown),
                element instanceof ExecutableElement,
                elements.isDeprecated(element));
        tags.read(comment.getBlockTags());
        List<String> main = new ArrayList<>();
        String body =
                printer(links, markdown).print(comment.getFullBody()).text().strip();
        if (!body.isEmpty()) {
            main.add(body);
        }
        main.addAll(tags.paragraphs());
        return new Doc(
                lines(String.join(markdown ? "\n\n" : "\n\n<p>", main), markdown),
                lines(String.join("\n", tags.tags()), markdown),
                lines(tags.deprecation(), markdown),
                summary(comment, links, markdown),
                summary(comment, links, true),
                markdown);
    }

    private DocPrinter printer(DocLinks links, boolean markdown) {
        return new DocPrinter(links, this::isEntity, new DocWriter(markdown));
    }

    private boolean isEntity(EntityTree entity) {
        return compiler.or(parser::trees)
                .map(trees -> trees.getCharacters(entity))
                .isPresent();
    }

    private String summary(DocCommentTree comment, DocLinks links, boolean markdown) {
        DocWriter out = new DocWriter(markdown);
        Sentence.print(comment.getFullBody(), new DocPrinter(links, this::isEntity, out), out);
        return out.text().replaceAll("\\s+", " ").strip();
    }

    /** Lines without the space that stands behind the asterisk of a comment. */
    private static String lines(String text, boolean markdown) {
        return markdown ? text : text.replace("\n ", "\n");
    }

    /** References in a comment of a source file that javac compiles. */
    private final class InSource implements DocLinks.References {
        private final TreePath path;
        private final DocCommentTree comment;

        InSource(TreePath path, DocCommentTree comment) {
            this.path = path;
            this.comment = comment;
        }

        @Override
        public Optional<Element> element(ReferenceTree reference) {
            return Optional.ofNullable(DocTreePath.getPath(path, comment, reference))
                    .map(compiler.orElseThrow()::getElement);
        }

        @Override
        public List<String> candidates(String name) {
            CompilationUnitTree unit = path.getCompilationUnit();
            List<String> imports = unit.getImports().stream()
                    .filter(each -> !each.isStatic() && !each.isModule())
                    .map(ImportTree::getQualifiedIdentifier)
                    .map(Object::toString)
                    .collect(Collectors.toList());
            List<String> candidates = new ArrayList<>();
            imports.stream().filter(each -> each.endsWith("." + name)).forEach(candidates::add);
            String inPackage = unit.getPackageName() == null ? "" : unit.getPackageName() + ".";
            candidates.add(inPackage + name);
            imports.stream()
                    .filter(each -> each.endsWith(".*"))
                    .map(each -> each.substring(0, each.length() - 1) + name)
                    .forEach(candidates::add);
            candidates.add(name);
            return candidates;
        }
    }
}
