package dev.uring.processing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Keeps {@code docs/generated-example.md} true; {@code -During.write=true} writes it anew. */
class GeneratedExampleTest {
    private static final Path PAGE = Path.of("..", "..", "docs", "generated-example.md");

    @Test
    void thePageShowsRealOutput() throws IOException {
        String operation = resource("FallocateSpec");
        String struct = resource("PollFdSpec");
        Map<String, String> generated = MemoryCompiler.javac()
                .compile(Map.of("example.FallocateSpec", operation, "example.PollFdSpec", struct))
                .sources();
        String page =
                """
                # What is generated

                Real output, kept true by a test. It is what a debugger shows and what an IDE completes.

                ## An operation

                The spec, in any module:

                ```java
                %s```

                The class that the processor writes beside it:

                ```java
                %s```

                - `Entry` computes one `long` for each 8-byte word of the entry, and its superclass hands them to the queue or writes
                  them. Neither it nor the operation is ever allocated in compiled code: see *The generated class allocates
                  nothing* in [ARCHITECTURE.md](ARCHITECTURE.md).
                - Values are checked in `of` and the setters, never while the entry is written: an entry is written whole or not at
                  all.
                - `userData`, `link` and the other modifiers come from `Operation`, and `build()` without arguments makes a detached
                  entry.

                ## A structure

                ```java
                %s```

                ```java
                %s```
                """.formatted(operation, generated.get("example.Fallocate"), struct, generated.get("example.PollFd"));
        if (Boolean.getBoolean("uring.write")) {
            Files.writeString(PAGE, page);
        }
        assertEquals(page, Files.readString(PAGE));
    }

    private static String resource(String name) throws IOException {
        try (InputStream file = GeneratedExampleTest.class.getResourceAsStream("/example/" + name + ".java")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
