package dev.uring.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import dev.uring.processor.check.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Every mistake in {@code mistakes} is reported on its line, which a comment such as {@code // !OVERLAP} marks, and no other. */
class MistakesTest {
    static final List<String> FILES =
            List.of("Declarations", "Methods", "Values", "Sharing", "Accessories", "Structs", "ThreeMistakes");

    /** Those that need another environment: {@link EnvironmentTest}. */
    private static final Set<Problem> ELSEWHERE =
            EnumSet.of(Problem.NO_RUNTIME, Problem.WRONG_RUNTIME, Problem.WRONG_ANNOTATIONS, Problem.INTERNAL);

    private static final Pattern MISTAKE = Pattern.compile("!([A-Z_]+)");
    private static final Pattern GENERATED = Pattern.compile("\\+(\\w+)");
    private static final Pattern TAG = Pattern.compile("\\[uring\\.([A-Z_]+)] (.*)", Pattern.DOTALL);

    /** A problem, where it is reported. */
    record Finding(String file, long line, Problem problem, String message) {
        String place() {
            return file + ":" + line + " " + problem;
        }
    }

    @ParameterizedTest
    @FieldSource("FILES")
    void everyMistakeIsReportedOnItsLine(String file) throws IOException {
        assertEquals(
                marks(file, MISTAKE).stream().map(Mark::place).sorted().collect(Collectors.joining("\n")),
                String.join(
                        "\n",
                        findings(file).stream().map(Finding::place).sorted().toList()));
    }

    @Test
    void everyProblemIsCovered() throws IOException {
        Set<Problem> covered = EnumSet.copyOf(ELSEWHERE);
        for (String file : FILES) {
            findings(file).forEach(finding -> covered.add(finding.problem()));
        }
        assertEquals(EnumSet.allOf(Problem.class), covered);
    }

    @Test
    void everyMessageSaysWhatToDo() throws IOException {
        for (String file : FILES) {
            for (Finding finding : findings(file)) {
                assertTrue(finding.message().contains(": "), finding::message);
            }
        }
    }

    @ParameterizedTest
    @FieldSource("FILES")
    void nothingIsGeneratedForAMistake(String file) throws IOException {
        // A generated class shows by its errors: the stand-ins lack what it imports.
        List<String> generated = compile(file).errors().stream()
                .filter(MistakesTest::isInGenerated)
                .map(error -> name(error).replace(".java", ""))
                .distinct()
                .sorted()
                .toList();
        assertEquals(marks(file, GENERATED).stream().map(Mark::text).sorted().toList(), generated);
    }

    /** The errors in a file, all of which are the processor's. */
    static List<Finding> findings(String file) {
        List<Finding> findings = new ArrayList<>();
        for (Diagnostic<? extends JavaFileObject> error : compile(file).errors()) {
            if (isInGenerated(error)) {
                continue;
            }
            Matcher tag = TAG.matcher(error.getMessage(null));
            assertTrue(tag.matches(), () -> "not the processor's: " + error);
            String name =
                    Path.of(error.getSource().toUri().getPath()).getFileName().toString();
            findings.add(new Finding(name, error.getLineNumber(), Problem.valueOf(tag.group(1)), tag.group(2)));
        }
        findings.sort(Comparator.comparingLong(Finding::line));
        return findings;
    }

    private static Compilation compile(String file) {
        return Sources.compileWithRuntime(JavaFileObjects.forResource("mistakes/" + file + ".java"));
    }

    private static boolean isInGenerated(Diagnostic<? extends JavaFileObject> error) {
        return error.getSource().toUri().getPath().startsWith("/SOURCE_OUTPUT");
    }

    private static String name(Diagnostic<? extends JavaFileObject> error) {
        return Path.of(error.getSource().toUri().getPath()).getFileName().toString();
    }

    /** A word in a comment at the end of a line. */
    private record Mark(String file, int line, String text) {
        String place() {
            return file + ":" + line + " " + text;
        }
    }

    private static List<Mark> marks(String file, Pattern pattern) throws IOException {
        String name = file + ".java";
        List<String> lines = JavaFileObjects.forResource("mistakes/" + name)
                .getCharContent(false)
                .toString()
                .lines()
                .toList();
        List<Mark> marks = new ArrayList<>();
        for (int line = 1; line <= lines.size(); line++) {
            int comment = lines.get(line - 1).indexOf("// ");
            Matcher mark =
                    pattern.matcher(comment < 0 ? "" : lines.get(line - 1).substring(comment));
            while (mark.find()) {
                marks.add(new Mark(name, line, mark.group(1)));
            }
        }
        return marks;
    }
}
