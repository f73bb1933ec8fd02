package dev.uring.processing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.processor.UringProcessor;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.annotation.processing.Processor;
import org.junit.jupiter.api.Test;

/** The author's comments in the generated class: they say the same there, and pass doclint. */
class DocumentationTest {
    private static final String SPEC = """
            package docs;

            import dev.uring.Fd;
            import dev.uring.annotations.*;
            import java.lang.foreign.*;
            import java.nio.file.Path;
            import java.util.*;
            import other.Later;

            %s
            @Opcode(1)
            interface %sSpec {
            %s
                @SqeField(Slot.LEN) int a();

                /** Constant. */
                @SqeField(Slot.FSYNC_FLAGS) static int constant() { return 1; }

            %s
                @SqeField(Slot.ADDR) default MemorySegment b() { return MemorySegment.NULL; }
            }
            """;
    private static final String STRUCT = """
            package docs;

            import dev.uring.annotations.*;
            import java.lang.foreign.*;
            import java.nio.file.Path;
            import java.util.*;
            import other.Later;

            %s
            @CStruct
            interface %sSpec {
            %s
                int a();

            %s
                @CField(count = 2) long[] b();
            }
            """;
    private static final String LATER =
            "package other; import dev.uring.annotations.*; @Opcode(2) interface LaterSpec { @SqeField(Slot.LEN) int a(); }";

    private static final List<String> HTML = List.of(
            "Words.",
            "e.g. more, i.e. {@code code}.",
            "a < b && c > d",
            "List<String> &foo; &lt; &#64;",
            "<b>bold</b> <i>it",
            "</ul>",
            "<b>one <i>two</b> three</i>",
            "<p>paragraph",
            "<ul><li>one<li>two</ul>",
            "<pre>{@code\n@Test\nvoid t() {}\n}</pre>",
            "{@snippet :\nint a; // @highlight substring=\"a\"\n}",
            "{@literal @x} @@at *@/ {@code a {b} c *@/}",
            "*</ul>/ {<!-- -->@code x",
            "{@link Nope} {@link Nope @x} {@linkplain Nope#x y}",
            "{@link Path} {@linkplain Path#of(String, String...) many} {@link MemorySegment#NULL}",
            "{@link Later} {@link Later#of} {@link Later#nope} {@link other.Later#userData}",
            "{@link #a} {@link #constant} {@link Map.Entry#getKey()} {@link ArrayList#ArrayList(int) new}",
            "{@value Integer#MAX_VALUE} {@value #a} {@value}",
            "{@inheritDoc} {@docRoot} {@foo bar} {@index term words} {@systemProperty os.arch}",
            "<!-- hidden --> <img src=\"a.png\"> <img src='a.png' alt=x> <font color=red>f</font> <br/>",
            "<table><caption>c</caption><tr><td>x. y</td></tr></table>",
            "\\\\u0041 {@code \\\\uXYZ} C:\\\\temp",
            "{@code unclosed");
    private static final List<String> MARKDOWN = List.of(
            "Words, e.g. *these*.",
            "`a. B` */ 1 < 2 & so on",
            "- one `*/`\n- two",
            "```java\n@Test\nvoid t() { /* x */ }\n```",
            "[Path] [text][Path#of] [Nope] [x][Nope] [later][Later#a] [#a] [web](http://x.y)",
            "{@code y */} {@link Nope} {@snippet :\nint a;\n}",
            "    indented */ code\n",
            "| a | b |\n|---|---|\n| `c` | d |",
            "> quoted\n\n1. first\n2. second",
            "\\\\users \\*plain\\* &amp;");
    private static final List<String> TAGS = List.of(
            "@see Path",
            "@see Nope",
            "@see Path#of(String, String...) a label",
            "@see \"A book\"",
            "@see <a href=\"http://x.y\">z</a>",
            "@see Later#of",
            "@since 1.0",
            "@author me",
            "@version 2",
            "@deprecated not at all",
            "@apiNote a {@link Path}",
            "@param <T> t",
            "@return it",
            "@return it",
            "@throws IllegalStateException when {@code x}",
            "@throws java.io.IOException never",
            "@throws Nope never",
            "@hidden",
            "@serial x",
            "@foo",
            "@spec http://x.y title");

    @Test
    void aTagInCodeIsNoTag() throws IOException {
        String code = " * Used so:\n * <pre>{@code\n * @Test\n * void t() {}\n * }</pre>\n * End.\n";
        String text = generated("/**\n" + code + " */", "");
        assertTrue(text.contains(code + " *\n * <p>Result: 0."), text);
    }

    @Test
    void markdownStaysMarkdown() throws IOException {
        String text =
                generated("/// Moves *bytes*, see [MemorySegment], [it][Later#a].\n///\n/// - one\n/// - two", "");
        String expected =
                "/// Moves *bytes*, see {@link java.lang.foreign.MemorySegment}, {@linkplain other.Later#a it}.\n"
                        + "///\n/// - one\n/// - two\n///\n/// Result: 0.";
        assertTrue(text.contains(expected), text);
    }

    @Test
    void aReferenceNeedsNoImport() throws IOException {
        String text = generated("/** X.\n * @see Path */", "/** {@link Fd#CWD}, {@link #b}, {@link Later}. */");
        assertTrue(text.contains(" * @see java.nio.file.Path\n"), text);
        assertTrue(text.contains("{@link dev.uring.Fd#CWD}, {@link #b()}, {@link other.Later}."), text);
    }

    @Test
    void aReferenceToNowhereIsCode() throws IOException {
        String text = generated("/** X. */", "/** {@link Nope#x}, {@link #constant}, {@link Nope word}. */");
        assertTrue(text.contains("{@code Nope.x}, {@code constant}, word."), text);
    }

    @Test
    void aParameterIsDescribedByASentence() throws IOException {
        assertEquals("The size, e.g. of a page.", parameter("/** The size, e.g. of a page. More. */"));
        assertEquals("Cut <b>in. </b>", parameter("/** Cut <b>in. Bold</b> text. */"));
        assertEquals("Size.", parameter("/** Size. {@snippet :\n * int a;\n * } */"));
        assertEquals("the size", parameter("/** {@return the size} */"));
        assertEquals("Short.", parameter("/** {@summary Short.} Long. */"));
        assertEquals("The `a. B` of *it*.", parameter("/// The `a. B` of *it*. More."));
        assertEquals("One line", parameter("/// One line\n    /// - and a list"));
        assertEquals("", parameter("/** {@snippet :\n * int a; // @highlight substring=\"a\"\n * } */"));
        assertEquals("", parameter("/// - a list"));
    }

    @Test
    void theReasonOfADeprecationIsEverywhere() throws IOException {
        String text = generated("/** X. */", "/** Y.\n * @deprecated use b */ @Deprecated");
        assertEquals(2, text.split("@deprecated use b", -1).length - 1, text);
    }

    @Test
    void everyCommentPassesDoclint() throws IOException {
        assertRandomCommentsPass(new UringProcessor());
    }

    @Test
    void everyCommentPassesDoclintWhereTheCompilerIsNotJavac() throws IOException {
        assertRandomCommentsPass(new OtherCompiler());
    }

    @Test
    void anotherCompilerResolvesWhatItCan() throws IOException {
        String spec = SPEC.formatted(
                "/** {@link MemorySegment#NULL} {@link #b} {@link Path} {@link java.nio.file.Path}. */",
                "X",
                "/// *A* [Fd]",
                "");
        String text = MemoryCompiler.javac()
                .compile(Map.of("docs.XSpec", spec, "other.LaterSpec", LATER), List.of(new OtherCompiler()))
                .sources()
                .get("docs.X");
        assertTrue(
                text.contains(
                        " * {@link java.lang.foreign.MemorySegment#NULL} {@link #b()} {@code Path} {@link java.nio.file.Path}."),
                text);
        assertTrue(text.contains("    /// *A* {@code Fd}\n"), text);
    }

    private static void assertRandomCommentsPass(Processor processor) throws IOException {
        long seed = Long.getLong("uring.seed", System.nanoTime());
        System.out.println("random comments: -During.seed=" + seed);
        SplittableRandom random = new SplittableRandom(seed);
        Map<String, String> sources = new LinkedHashMap<>(Map.of("other.LaterSpec", LATER));
        for (int i = 0; i < 60; i++) {
            String template = i % 3 == 0 ? STRUCT : SPEC;
            String name = "Random" + i;
            sources.put(
                    "docs." + name + "Spec",
                    template.formatted(comment(random, ""), name, comment(random, "    "), comment(random, "    ")));
        }
        MemoryCompiler.Attempt attempt = MemoryCompiler.javacWithDoclint().attempt(sources, List.of(processor));
        assertEquals(
                61,
                attempt.compiled().sources().size(),
                () -> attempt.diagnostics().toString());
        assertEquals(List.of(), attempt.saidOfGenerated());
    }

    private static String comment(SplittableRandom random, String indent) {
        boolean markdown = random.nextInt(3) == 0;
        String body = IntStream.range(0, random.nextInt(6))
                .mapToObj(_ -> one(random, markdown ? MARKDOWN : HTML))
                .collect(Collectors.joining(markdown ? "\n\n" : random.nextBoolean() ? "\n" : " "));
        String tags = IntStream.range(0, random.nextInt(4))
                .mapToObj(_ -> one(random, TAGS))
                .collect(Collectors.joining("\n"));
        String text = body + "\n" + tags;
        return markdown
                ? text.lines().map(line -> indent + "/// " + line).collect(Collectors.joining("\n"))
                : text.lines()
                        .map(line -> indent + " * " + line)
                        .collect(Collectors.joining("\n", indent + "/**\n", "\n" + indent + " */"));
    }

    private static String one(SplittableRandom random, List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static String parameter(String comment) throws IOException {
        String generated = generated("/** X. */", comment);
        return Arrays.stream(generated.split("\n"))
                .map(line -> line.split("@param a ", -1))
                .filter(parts -> parts.length == 2)
                .map(parts -> parts[1])
                .findFirst()
                .orElse("");
    }

    private static String generated(String type, String method) throws IOException {
        Map<String, String> sources =
                Map.of("docs.XSpec", SPEC.formatted(type, "X", method, ""), "other.LaterSpec", LATER);
        MemoryCompiler.Attempt attempt =
                MemoryCompiler.javacWithDoclint().attempt(sources, List.of(new UringProcessor()));
        assertEquals(List.of(), attempt.saidOfGenerated());
        return attempt.compiled().sources().get("docs.X");
    }
}
