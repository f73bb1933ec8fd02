package dev.uring.processing;

import dev.uring.processor.UringProcessor;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileManager.Location;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles sources in memory against uring-core, with the processor and without a single warning. */
final class MemoryCompiler {
    /** Everything this test itself runs with. */
    static final String CLASS_PATH = Stream.of("jdk.module.path", "java.class.path")
            .map(System::getProperty)
            .filter(path -> path != null && !path.isEmpty())
            .collect(Collectors.joining(File.pathSeparator));

    private final JavaCompiler compiler;
    private final List<String> options;

    private MemoryCompiler(JavaCompiler compiler, List<String> options) {
        this.compiler = compiler;
        this.options = options;
    }

    static MemoryCompiler javac() {
        return new MemoryCompiler(
                ToolProvider.getSystemJavaCompiler(),
                List.of("-Xlint:all,-processing", "-Werror", "-parameters", "-classpath", CLASS_PATH));
    }

    /** Sources by qualified class name. */
    Compiled compile(Map<String, String> sources) throws IOException {
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        try (StandardJavaFileManager standard = compiler.getStandardFileManager(diagnostics, Locale.ROOT, null);
                Files files = new Files(standard)) {
            List<JavaFileObject> units = new ArrayList<>();
            sources.forEach((name, source) -> units.add(new Source(name, source)));
            JavaCompiler.CompilationTask task = compiler.getTask(null, files, diagnostics, options, null, units);
            task.setProcessors(List.of(new UringProcessor()));
            boolean success = task.call();
            if (!success) {
                throw new AssertionError(diagnostics.getDiagnostics());
            }
            return new Compiled(files.text(), files.bytes());
        }
    }

    /** What came out: generated sources and class files, by qualified name. */
    record Compiled(Map<String, String> sources, Map<String, byte[]> classes) {
        ClassLoader load() {
            return new ClassLoader(MemoryCompiler.class.getClassLoader()) {
                @Override
                protected Class<?> findClass(String name) throws ClassNotFoundException {
                    byte[] bytes = classes.get(name);
                    if (bytes == null) {
                        throw new ClassNotFoundException(name);
                    }
                    return defineClass(name, bytes, 0, bytes.length);
                }
            };
        }
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String source;

        Source(String name, String source) {
            super(URI.create("memory:///" + name.replace('.', '/') + ".java"), Kind.SOURCE);
            this.source = source;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
        }
    }

    private static final class Output extends SimpleJavaFileObject {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Output(String name, Kind kind) {
            super(URI.create("memory:///" + name.replace('.', '/') + kind.extension), kind);
        }

        @Override
        public OutputStream openOutputStream() {
            return bytes;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return bytes.toString();
        }
    }

    private static final class Files extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, Output> classes = new TreeMap<>();
        private final Map<String, Output> sources = new TreeMap<>();

        Files(JavaFileManager standard) {
            super(standard);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            Output output = new Output(className, kind);
            (kind == JavaFileObject.Kind.SOURCE ? sources : classes).put(className, output);
            return output;
        }

        Map<String, String> text() {
            Map<String, String> text = new TreeMap<>();
            sources.forEach((name, output) -> text.put(name, output.bytes.toString()));
            return text;
        }

        Map<String, byte[]> bytes() {
            Map<String, byte[]> bytes = new TreeMap<>();
            classes.forEach((name, output) -> bytes.put(name, output.bytes.toByteArray()));
            return bytes;
        }
    }
}
