package dev.uring.processing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.uring.processing.MemoryCompiler.Compiled;
import dev.uring.processor.UringProcessor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a build tool needs to compile only what changed. */
class IncrementalTest {
    private static final String OPERATION = """
            package inc;

            import dev.uring.annotations.*;

            @Opcode(%d)
            interface %sSpec {
                @SqeField(Slot.OFF)
                long offset();
            }
            """;
    private static final String OUTER = """
            package inc;

            import dev.uring.annotations.*;

            @CStruct(size = %d)
            interface OuterSpec {
                InnerSpec inner();

                @CField(count = %d)
                long[] more();
            }
            """;
    private static final String INNER = """
            package inc;

            import dev.uring.annotations.*;

            @CStruct
            interface InnerSpec {
                @CField(width = 2)
                int narrow();

                long wide();
            }
            """;

    @Test
    void theProcessorSaysThatItIsIsolating() throws IOException {
        try (InputStream declared =
                UringProcessor.class.getResourceAsStream("/META-INF/gradle/incremental.annotation.processors")) {
            assertEquals(
                    UringProcessor.class.getName() + ",isolating",
                    new String(declared.readAllBytes(), StandardCharsets.UTF_8).strip());
        }
    }

    @Test
    void aGeneratedFileComesFromItsSpecAlone() throws IOException {
        Compiled compiled = MemoryCompiler.javac().compile(first());
        assertEquals(
                Map.of(
                        "inc.A", List.of("/inc/ASpec.java"),
                        "inc.B", List.of("/inc/BSpec.java"),
                        "inc.Inner", List.of("/inc/InnerSpec.java"),
                        "inc.Outer", List.of("/inc/OuterSpec.java")),
                compiled.origins());
    }

    @Test
    void changingOneSpecRegeneratesOneClass(@TempDir Path folder) throws Exception {
        MemoryCompiler.javac().compile(first()).write(folder);
        Compiled second = MemoryCompiler.javac(folder).compile(Map.of("inc.ASpec", OPERATION.formatted(9, "A")));
        assertEquals(Set.of("inc.A"), second.sources().keySet());
        assertEquals(9, second.load().loadClass("inc.A").getField("CODE").getInt(null));
    }

    @Test
    void aStructureCanNestOneThatIsNotCompiledAgain(@TempDir Path folder) throws Exception {
        MemoryCompiler.javac().compile(first()).write(folder);
        Compiled second = MemoryCompiler.javac(folder).compile(Map.of("inc.OuterSpec", OUTER.formatted(32, 2)));
        assertEquals(Set.of("inc.Outer"), second.sources().keySet());
    }

    @Test
    void generatingTwiceGivesTheSameText() throws IOException {
        assertEquals(
                MemoryCompiler.javac().compile(first()).sources(),
                MemoryCompiler.javac().compile(first()).sources());
    }

    private static Map<String, String> first() {
        return Map.of(
                "inc.ASpec", OPERATION.formatted(1, "A"),
                "inc.BSpec", OPERATION.formatted(2, "B"),
                "inc.InnerSpec", INNER,
                "inc.OuterSpec", OUTER.formatted(24, 1));
    }
}
