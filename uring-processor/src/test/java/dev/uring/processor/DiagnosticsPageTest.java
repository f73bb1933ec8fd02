package dev.uring.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.uring.processor.MistakesTest.Finding;
import dev.uring.processor.check.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Keeps {@code docs/diagnostics.md} true; {@code -During.write=true} writes it anew. */
class DiagnosticsPageTest {
    private static final Path PAGE = Path.of("..", "docs", "diagnostics.md");

    @Test
    void thePageShowsRealMessages() throws IOException {
        Map<Problem, String> messages = new EnumMap<>(Problem.class);
        for (String file : MistakesTest.FILES) {
            for (Finding finding : MistakesTest.findings(file)) {
                messages.putIfAbsent(finding.problem(), finding.message());
            }
        }
        String page = page(messages);
        if (Boolean.getBoolean("uring.write")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, page);
        }
        assertEquals(page, Files.readString(PAGE));
    }

    private static String page(Map<Problem, String> messages) {
        StringBuilder page = new StringBuilder("""
                # What the processor refuses

                Every mistake in a spec is a compile error at the method or annotation that causes it, all of them at once, and
                nothing is generated for the spec. The tag in brackets is stable. The messages below are real ones, from the
                specs in `uring-processor/src/test/resources/mistakes`, where a comment marks each line that is reported.

                | tag | for example |
                |---|---|
                """);
        for (Problem problem : Problem.values()) {
            String message = messages.getOrDefault(problem, "(the build's set-up: see `EnvironmentTest`)");
            page.append("| `uring.%s` | %s |%n".formatted(problem, message.replace("|", "\\|")));
        }
        return page.toString();
    }
}
