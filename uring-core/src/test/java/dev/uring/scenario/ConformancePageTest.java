package dev.uring.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page that tells which test holds which behaviour. */
class ConformancePageTest {
    private static final Path PAGE = Path.of("../docs/conformance.md");
    /** This module's tests and the processor's. */
    private static final List<Path> TESTS = Stream.of(
                    ".", "../uring-processor", "../uring-processor/generated-code-tests")
            .map(module -> Path.of(module, "src/test/java/dev/uring"))
            .toList();

    private static final Pattern NAME = Pattern.compile("`([a-z.]*[A-Z]\\w*Test)`");
    private static final int PROGRAMS = 62;

    @Test
    void everyTestItNamesIsThere() throws IOException {
        Set<String> missing = new TreeSet<>();
        int named = 0;
        for (Matcher name = NAME.matcher(Files.readString(PAGE)); name.find(); named++) {
            boolean self = name.group(1).equals(getClass().getSimpleName());
            String file = name.group(1).replace('.', '/') + ".java";
            if (!self && TESTS.stream().noneMatch(tests -> Files.exists(tests.resolve(file)))) {
                missing.add(name.group(1));
            }
        }
        assertEquals(Set.of(), missing);
        assertTrue(named > PROGRAMS, "names found: " + named);
    }

    @Test
    void everyRowNamesATestOrAReason() throws IOException {
        List<String> rows = Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| ---") && !line.startsWith("| Behaviour"))
                .toList();
        for (String row : rows) {
            String[] cells = row.split("\\|");
            boolean held = NAME.matcher(cells[2]).find();
            assertTrue(held || cells.length > 3 && !cells[3].isBlank(), row);
        }
        String programs = Files.readString(PAGE).split("## The 62 programs", 2)[1];
        assertEquals(
                PROGRAMS + 2,
                programs.lines().filter(line -> line.startsWith("| ")).count());
    }
}
