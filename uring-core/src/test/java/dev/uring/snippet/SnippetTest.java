package dev.uring.snippet;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** That the Javadoc has an example wherever one is due, and shows each one there is. */
class SnippetTest {
    private static final Path CORE = Path.of("src/main/java/dev/uring");
    private static final Path ANNOTATIONS = Path.of("../uring-annotations/src/main/java/dev/uring/annotations");
    private static final Path EXAMPLES = Path.of("src/test/java/dev/uring/snippet");

    private static final Pattern PUBLIC = Pattern.compile(
            "^public (?:(?:final|abstract|sealed) )*(?:class|interface|record|enum|@interface) ", Pattern.MULTILINE);
    private static final Pattern METHOD = Pattern.compile("^ {4}public [^=;]*?(\\w+)\\(", Pattern.MULTILINE);
    private static final Pattern SHOWN =
            Pattern.compile("\\{@snippet class=\"(dev\\.uring\\.snippet\\.\\w+)\" region=\"(\\w+)\"\\s*}");
    private static final Pattern REGION = Pattern.compile("// @start region=\"(\\w+)\"");

    /** What classes of constants have besides them: names of numbers, and the releases that brought them. */
    private static final Set<String> LOOKUPS = Set.of("name", "names", "since", "known");

    /** Public, but not to be used by hand: what generated classes call, and what the processor writes. */
    private static final Set<String> GENERATED_CODE_ONLY =
            Set.of("FieldCheck", "SqeText", "EntryWords", "GeneratedFrom");

    @Test
    void everyPublicTypeShowsAnExample() throws IOException {
        Set<String> without = new TreeSet<>();
        int types = 0;
        for (Path file : sources()) {
            String source = Files.readString(file);
            MatchResult declaration =
                    PUBLIC.matcher(source).results().findFirst().orElse(null);
            if (declaration != null && !isConstants(source) && !GENERATED_CODE_ONLY.contains(name(file))) {
                types++;
                if (!SHOWN.matcher(source.substring(0, declaration.start())).find()) {
                    without.add(name(file));
                }
            }
        }
        assertEquals(Set.of(), without, "public types whose Javadoc has no {@snippet}");
        assertTrue(types > 60, "public types found: " + types);
    }

    @Test
    void everyFamilyOfOperationsShowsAnExample() throws IOException {
        Set<String> without = new TreeSet<>();
        try (Stream<Path> families = Files.list(CORE.resolve("op"))) {
            for (Path family : families.filter(Files::isDirectory).toList()) {
                if (!SHOWN.matcher(Files.readString(family.resolve("package-info.java")))
                        .find()) {
                    without.add(family.getFileName().toString());
                }
            }
        }
        assertEquals(Set.of(), without);
    }

    /** A snippet that is not there fails the Javadoc; one that is never shown fails here. */
    @Test
    void everyExampleIsShown() throws IOException {
        Set<String> neverShown = new TreeSet<>();
        try (Stream<Path> examples = Files.list(EXAMPLES)) {
            for (Path file : examples.toList()) {
                String source = file.endsWith("SnippetTest.java") ? "" : Files.readString(file);
                REGION.matcher(source).results().forEach(region -> neverShown.add(name(file) + " " + region.group(1)));
            }
        }
        for (Path file : sources()) {
            SHOWN.matcher(Files.readString(file))
                    .results()
                    .forEach(region ->
                            neverShown.remove(region.group(1).replaceAll(".*\\.", "") + " " + region.group(2)));
        }
        assertEquals(Set.of(), neverShown);
    }

    private static boolean isConstants(String source) {
        return source.contains(" static final ")
                && METHOD.matcher(source)
                        .results()
                        .map(method -> method.group(1))
                        .allMatch(LOOKUPS::contains)
                && !source.contains("public interface ")
                && !source.contains("public record ")
                && !source.contains("public enum ")
                && !source.contains("public @interface ");
    }

    private static Set<Path> sources() throws IOException {
        try (Stream<Path> core = Files.walk(CORE);
                Stream<Path> annotations = Files.walk(ANNOTATIONS)) {
            return Stream.concat(core, annotations)
                    .filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.startsWith(CORE.resolve("internal")))
                    .collect(toCollection(TreeSet::new));
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(".java", "");
    }
}
