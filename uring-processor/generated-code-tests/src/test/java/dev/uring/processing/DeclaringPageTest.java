package dev.uring.processing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every snippet of {@code docs/declaring.md} compiles and generates a class. */
class DeclaringPageTest {
    private static final Path PAGE = Path.of("..", "..", "docs", "declaring.md");
    private static final Pattern SNIPPET = Pattern.compile("(?s)```java\\n(.*?)```");
    private static final String FILE = """
            package page%d;

            import static dev.uring.annotations.Slot.*;

            import dev.uring.*;
            import dev.uring.annotations.*;
            import dev.uring.annotations.Until.Lifetime;
            import java.lang.foreign.MemorySegment;

            interface Snippet {
            %s
            }
            """;

    @Test
    void everySnippetCompiles() throws IOException {
        Map<String, String> sources = new TreeMap<>();
        Matcher snippet = SNIPPET.matcher(Files.readString(PAGE));
        while (snippet.find()) {
            int number = sources.size();
            sources.put("page" + number + ".Snippet", FILE.formatted(number, snippet.group(1)));
        }
        assertEquals(
                Set.of(
                        "page0.SocketOption",
                        "page1.Receive",
                        "page2.Fetch",
                        "page3.NvmeRead",
                        "page4.Advise",
                        "page5.Extent",
                        "page5.Range",
                        "page6.Header"),
                MemoryCompiler.javac().compile(sources).sources().keySet());
    }
}
