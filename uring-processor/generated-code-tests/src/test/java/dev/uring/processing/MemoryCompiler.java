package dev.uring.processing;

import dev.uring.processor.UringProcessor;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
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

    private final List<String> options = new ArrayList<>(List.of("-Xlint:all,-processing", "-Werror", "-parameters"));

    private MemoryCompiler(List<String> path) {
        options.addAll(path);
    }

    /** Compiles for the class path. */
    static MemoryCompiler javac() {
        return new MemoryCompiler(List.of("-classpath", CLASS_PATH));
    }

    /** Compiles for the class path, with the class files of an earlier build on it. */
    static MemoryCompiler javac(Path earlier) {
        return new MemoryCompiler(List.of("-classpath", earlier + File.pathSeparator + CLASS_PATH));
    }

    /** Compiles for the class path, and checks the comments of classes that anybody sees. */
    static MemoryCompiler javacWithDoclint() {
        return new MemoryCompiler(List.of("-classpath", CLASS_PATH, "-Xdoclint:all,-missing"));
    }

    /** Compiles a module. */
    static MemoryCompiler javacForModule() {
        return new MemoryCompiler(List.of("--module-path", CLASS_PATH));
    }

    /** Sources by qualified class name. */
    Compiled compile(Map<String, String> sources) throws IOException {
        return compile(sources, List.of(new UringProcessor()));
    }

    /** With other processors. */
    Compiled compile(Map<String, String> sources, List<Processor> processors) throws IOException {
        Attempt attempt = attempt(sources, processors);
        if (!attempt.success()) {
            throw new AssertionError(attempt.diagnostics());
        }
        return attempt.compiled();
    }

    /** Compiles what may not compile. */
    Attempt attempt(Map<String, String> sources, List<Processor> processors) throws IOException {
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager standard = compiler.getStandardFileManager(diagnostics, Locale.ROOT, null);
                Outputs files = new Outputs(standard)) {
            List<JavaFileObject> units = new ArrayList<>();
            sources.forEach((name, source) -> units.add(new Source(name, source)));
            JavaCompiler.CompilationTask task = compiler.getTask(null, files, diagnostics, options, null, units);
            task.setProcessors(processors);
            boolean success = task.call();
            Compiled compiled = new Compiled(text(files.sources), files.origins, bytes(files.classes));
            return new Attempt(success, compiled, diagnostics.getDiagnostics());
        }
    }

    /** What came out of sources, and what the compiler said. */
    record Attempt(boolean success, Compiled compiled, List<Diagnostic<? extends JavaFileObject>> diagnostics) {
        /** What it said of generated sources. */
        List<String> saidOfGenerated() {
            return diagnostics.stream()
                    .filter(each -> each.getSource() instanceof Output)
                    .map(Object::toString)
                    .toList();
        }
    }

    /**
     * What came out, by qualified name.
     *
     * @param sources the generated sources
     * @param origins for each of them, the sources that it says it came from
     * @param classes all class files
     */
    record Compiled(Map<String, String> sources, Map<String, List<String>> origins, Map<String, byte[]> classes) {
        void write(Path folder) throws IOException {
            for (Map.Entry<String, byte[]> each : classes.entrySet()) {
                Path file = folder.resolve(each.getKey().replace('.', '/') + ".class");
                Files.createDirectories(file.getParent());
                Files.write(file, each.getValue());
            }
        }

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

    private static final class Outputs extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, Output> classes = new TreeMap<>();
        private final Map<String, Output> sources = new TreeMap<>();
        private final Map<String, List<String>> origins = new TreeMap<>();

        Outputs(JavaFileManager standard) {
            super(standard);
        }

        @Override
        public JavaFileObject getJavaFileForOutputForOriginatingFiles(
                Location location, String className, JavaFileObject.Kind kind, FileObject... originatingFiles) {
            if (kind == JavaFileObject.Kind.SOURCE) {
                origins.put(
                        className,
                        Stream.of(originatingFiles).map(FileObject::getName).toList());
            }
            return getJavaFileForOutput(location, className, kind, null);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            Output output = new Output(className, kind);
            (kind == JavaFileObject.Kind.SOURCE ? sources : classes).put(className, output);
            return output;
        }
    }

    private static Map<String, String> text(Map<String, Output> outputs) {
        Map<String, String> text = new TreeMap<>();
        outputs.forEach((name, output) -> text.put(name, output.bytes.toString()));
        return text;
    }

    private static Map<String, byte[]> bytes(Map<String, Output> outputs) {
        Map<String, byte[]> bytes = new TreeMap<>();
        outputs.forEach((name, output) -> bytes.put(name, output.bytes.toByteArray()));
        return bytes;
    }
}
