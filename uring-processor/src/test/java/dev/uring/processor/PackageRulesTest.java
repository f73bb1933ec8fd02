package dev.uring.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A spec goes one way: read, check, lay out, emit. Each package knows only those before it. */
class PackageRulesTest {
    private static final Path SOURCES = Path.of("src/main/java/dev/uring/processor");
    private static final String OWN = "import dev.uring.processor.";

    /** For each package, the packages whose types it uses. */
    private static final Map<String, Set<String>> USES = Map.of(
            "spec.doc", Set.of(),
            "spec", Set.of("spec.doc"),
            "layout", Set.of("spec"),
            "check", Set.of("layout", "spec"),
            "emit", Set.of(),
            "emit.operation", Set.of("emit", "layout", "spec", "spec.doc"),
            "emit.struct", Set.of("emit", "layout", "spec", "spec.doc"));

    @Test
    void eachPackageUsesThoseBeforeIt() throws IOException {
        for (Map.Entry<String, Set<String>> rule : USES.entrySet()) {
            Set<String> used = new TreeSet<>();
            for (String line : imports(rule.getKey())) {
                if (line.startsWith(OWN)) {
                    used.add(line.substring(OWN.length()).split("\\.[A-Z]", 2)[0]);
                }
            }
            used.remove(rule.getKey());
            assertEquals(new TreeSet<>(rule.getValue()), used, rule.getKey());
        }
    }

    @Test
    void onlyReadersKnowTheCompiler() throws IOException {
        for (String name : List.of("layout", "check", "emit", "emit.operation", "emit.struct")) {
            List<String> compiler = imports(name).stream()
                    .filter(line ->
                            line.startsWith("import com.sun.source.") || line.startsWith("import javax.lang.model."))
                    // JavaPoet takes modifiers in this form.
                    .filter(line -> !line.equals("import javax.lang.model.element.Modifier;"))
                    .toList();
            assertEquals(List.of(), compiler, name);
        }
    }

    private static List<String> imports(String name) throws IOException {
        try (Stream<Path> files = Files.list(SOURCES.resolve(name.replace('.', '/')))) {
            List<Path> sources = files.filter(Files::isRegularFile).toList();
            assertTrue(sources.size() > 1, name);
            return sources.stream()
                    .flatMap(PackageRulesTest::lines)
                    .map(line -> line.replace("static ", ""))
                    .toList();
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream().filter(line -> line.startsWith("import "));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
