package dev.uring.processing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.uring.annotations.Opcode;
import dev.uring.kernel.Opcodes;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** Keeps {@code docs/opcodes.md} what the specs say; {@code -During.write=true} writes it anew. */
class OperationsPageTest {
    private static final Path PAGE = Path.of("..", "..", "docs", "opcodes.md");
    private static final Path SOURCES = Path.of("..", "..", "uring-core", "src", "main", "java");

    @Test
    void thePageListsEveryDeclaredOperation() throws IOException {
        String page = page(declarations());
        if (Boolean.getBoolean("uring.write")) {
            Files.writeString(PAGE, page);
        }
        assertEquals(page, Files.readString(PAGE), "run this test with -During.write=true");
    }

    private static String page(List<DeclaredOperations.Declaration> declarations) {
        Map<String, StringBuilder> families = new TreeMap<>();
        for (DeclaredOperations.Declaration each : declarations) {
            families.computeIfAbsent(each.family(), _ -> new StringBuilder()).append(row(each));
        }
        StringBuilder page = new StringBuilder("""
                # Operations

                Every operation that `uring-core` declares, taken from the specs by a test that fails when this page differs. Several
                forms may share an opcode. Whether a kernel has an opcode is a matter of asking it: `./uring probe`.

                %d forms of %d opcodes.
                """.formatted(
                        declarations.size(),
                        declarations.stream()
                                .map(each -> each.opcode().value())
                                .distinct()
                                .count()));
        families.forEach((family, rows) -> page.append("""

                ## `%s`

                | operation | opcode | kernel | result | manual page |
                |---|---|---|---|---|
                %s""".formatted(family, rows)));
        return page.toString();
    }

    private static String row(DeclaredOperations.Declaration declaration) {
        Opcode opcode = declaration.opcode();
        return "| [`%s`](../uring-core/src/main/java/%s) | %d `%s` | %s | %s | %s |%n"
                .formatted(
                        declaration.generated(),
                        declaration.path(),
                        opcode.value(),
                        opcodeName(opcode.value()),
                        opcode.since(),
                        opcode.result().meaning(),
                        manualPage(opcode.man()));
    }

    private static String opcodeName(int value) {
        for (Field field : Opcodes.class.getFields()) {
            try {
                if (field.getName().startsWith("IORING_OP_")
                        && !field.getName().endsWith("_LAST")
                        && field.getInt(null) == value) {
                    return field.getName();
                }
            } catch (IllegalAccessException e) {
                throw new AssertionError(e);
            }
        }
        throw new AssertionError("no IORING_OP_* is " + value);
    }

    private static String manualPage(String page) {
        if (page.isEmpty()) {
            return "";
        }
        String name = page.substring(0, page.indexOf('('));
        String section = page.substring(page.indexOf('(') + 1, page.length() - 1);
        return "[%s](https://man7.org/linux/man-pages/man%s/%s.%s.html)".formatted(page, section, name, section);
    }

    private static List<DeclaredOperations.Declaration> declarations() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> sources = Files.walk(SOURCES)) {
            List<Path> specs = sources.filter(
                            path -> path.getFileName().toString().endsWith("Spec.java"))
                    .sorted()
                    .toList();
            DeclaredOperations reader = new DeclaredOperations();
            List<String> options = List.of("-proc:only", "-classpath", MemoryCompiler.CLASS_PATH);
            JavaCompiler.CompilationTask task =
                    compiler.getTask(null, files, null, options, null, files.getJavaFileObjectsFromPaths(specs));
            task.setProcessors(List.of(reader));
            task.call();
            return reader.declarations();
        }
    }
}
