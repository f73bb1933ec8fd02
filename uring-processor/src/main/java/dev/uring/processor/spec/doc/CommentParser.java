package dev.uring.processor.spec.doc;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** javac's parser of comments, where another compiler runs the processor: it gets the comment in a file of its own. */
final class CommentParser {

    /** The tree of a comment; empty where there is no javac. */
    Optional<DocCommentTree> parse(String text, boolean markdown) {
        String lines =
                text.lines().map(line -> markdown ? "/// " + line : " *" + line).collect(Collectors.joining("\n"));
        String comment = markdown ? lines : "/**\n" + lines + "\n */";
        return task(comment + "\nclass C {}\n").map(task -> {
            try {
                CompilationUnitTree unit = task.parse().iterator().next();
                TreePath declaration =
                        TreePath.getPath(unit, unit.getTypeDecls().getFirst());
                return DocTrees.instance(task).getDocCommentTree(declaration);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** What tells about the trees; empty where there is no javac. */
    Optional<DocTrees> trees() {
        return task("").map(DocTrees::instance);
    }

    private static Optional<JavacTask> task(String source) {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        return Optional.ofNullable(javac).map(compiler -> (JavacTask)
                compiler.getTask(null, null, _ -> {}, List.of("-proc:none"), null, List.of(new Source(source))));
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String text) {
            super(URI.create("comment:///C.java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
