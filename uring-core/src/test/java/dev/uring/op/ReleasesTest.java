package dev.uring.op;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.kernel.EnterFlags;
import dev.uring.kernel.Features;
import dev.uring.kernel.KernelVersion;
import dev.uring.kernel.RegisterOp;
import dev.uring.kernel.SetupFlags;
import dev.uring.kernel.SqeFlags;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The names and kernel releases that the library tells are those of the manual pages and kernel histories, in its answers and in
 * its Javadoc. Releases of operations are compared in {@link OperationsTest} too, with the generated classes.
 */
class ReleasesTest {
    private static final Path SOURCES = Path.of("src/main/java/dev/uring");

    /** Where the facts name no release: what was not in any release when they were collected. */
    private static final Pattern NO_RELEASE = Pattern.compile("(> |unknown ).*");

    private record Fact(String kind, int number, String name, KernelVersion since) {}

    @Test
    void answersAreTheFacts() {
        List<String> problems = new ArrayList<>();
        List<Fact> facts =
                facts().stream().filter(fact -> !fact.kind.equals("opcode")).toList();
        for (Fact fact : facts) {
            int bit = 1 << fact.number;
            String told = switch (fact.kind) {
                case "register" -> RegisterOp.name(fact.number) + " " + RegisterOp.since(fact.number);
                case "setup" -> SetupFlags.names(bit).getFirst() + " " + SetupFlags.since(bit);
                case "feature" -> Features.names(bit).getFirst() + " " + Features.since(bit);
                case "enter" -> EnterFlags.names(bit).getFirst() + " " + EnterFlags.since(bit);
                case "sqe_flag" -> SqeFlags.names(bit).getFirst() + " " + SqeFlags.since(bit);
                default -> throw new AssertionError("a kind without a table: " + fact);
            };
            if (!told.equals(fact.name + " " + fact.since)) {
                problems.add(fact + " is told as " + told);
            }
        }
        assertEquals(List.of(), problems);
        assertTrue(facts.size() > 90, "facts compared: " + facts.size());
    }

    @Test
    void javadocSaysTheSame() throws IOException {
        Map<String, String> sources = Map.of(
                "opcode", Files.readString(SOURCES.resolve("kernel/Opcodes.java")),
                "register", Files.readString(SOURCES.resolve("kernel/RegisterOp.java")),
                "setup", Files.readString(SOURCES.resolve("kernel/SetupFlags.java")),
                "feature", Files.readString(SOURCES.resolve("kernel/Features.java")),
                "enter", Files.readString(SOURCES.resolve("kernel/EnterFlags.java")),
                "sqe_flag", Files.readString(SOURCES.resolve("kernel/SqeFlags.java")));
        List<String> problems = new ArrayList<>();
        for (Fact fact : facts()) {
            String said = documentedRelease(sources.get(fact.kind), fact.name);
            String expected = fact.since.equals(KernelVersion.UNKNOWN) ? "newer" : fact.since.toString();
            if (!said.equals(expected)) {
                problems.add(fact + ", says the Javadoc: " + said);
            }
        }
        assertEquals(List.of(), problems);
    }

    /** The release that ends the comment of a constant; "newer" for one that came after 6.18; else what is there. */
    private static String documentedRelease(String source, String constant) {
        int declaration = source.indexOf("int " + constant + " =");
        if (declaration < 0) {
            return "no constant";
        }
        String comment = source.substring(source.lastIndexOf("/**", declaration), declaration)
                .replaceAll("\\s+\\*?\\s*", " ");
        Matcher release = Pattern.compile("(?:Kernel (\\d+\\.\\d+)|Newer than kernel 6\\.18)\\. ?\\*?/")
                .matcher(comment);
        if (!release.find()) {
            return comment;
        }
        return release.group(1) == null ? "newer" : release.group(1);
    }

    private static List<Fact> facts() {
        return Facts.table("abi-since.csv").stream()
                .map(row -> new Fact(
                        row.get("kind"),
                        Integer.parseInt(row.get("number")),
                        row.get("name"),
                        release(row.get("since"))))
                .toList();
    }

    private static KernelVersion release(String since) {
        return NO_RELEASE.matcher(since).matches() ? KernelVersion.UNKNOWN : KernelVersion.parse(since);
    }
}
