package dev.uring.processing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jdt.core.compiler.batch.BatchCompiler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The options by which a build may name the processor, each given to a javac of its own and to Eclipse's compiler. */
class ProcessorPathTest {
    private static final String SPEC = """
            package ping;

            import dev.uring.annotations.*;

            @Opcode(1)
            interface PingSpec {
                /** The number, see {@link #b}. */
                @SqeField(Slot.LEN)
                int a();

                @SqeField(Slot.OFF)
                default long b() {
                    return a();
                }
            }
            """;

    private static final String MODULE =
            "module ping { requires transitive dev.uring.core; requires static dev.uring.annotations; }";

    @ParameterizedTest
    @ValueSource(strings = {"--processor-path", "--processor-module-path"})
    void aClassPathIsCompiled(String option, @TempDir Path folder) throws Exception {
        assertGenerates(folder, List.of(), option, "--class-path");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--processor-path", "--processor-module-path"})
    void aModuleIsCompiled(String option, @TempDir Path folder) throws Exception {
        Path module = Files.writeString(folder.resolve("module-info.java"), MODULE);
        assertGenerates(folder, List.of(module.toString()), option, "--module-path");
    }

    @Test
    void theEclipseCompilerTakesAModulePath(@TempDir Path folder) throws Exception {
        Path spec = Files.createDirectories(folder.resolve("ping")).resolve("PingSpec.java");
        Files.writeString(spec, SPEC);
        String messages = eclipse(folder, "-classpath", spec.getParent());
        assertTrue(Files.exists(folder.resolve("classes/ping/Ping.class")), messages);
    }

    /**
     * It compiles the generated class outside of the module, or in some runs fails by an internal error in the annotations of the spec.
     * When this test fails, docs/declaring.md can promise more.
     */
    @Test
    void theEclipseCompilerFailsInAModule(@TempDir Path folder) throws Exception {
        Path source = folder.resolve("source");
        Files.writeString(Files.createDirectories(source.resolve("ping")).resolve("PingSpec.java"), SPEC);
        Files.writeString(source.resolve("module-info.java"), MODULE);
        String messages = eclipse(folder, "--module-path", source);
        assertTrue(messages.contains("ERROR in") && messages.contains("PingSpec"), messages);
    }

    private static String eclipse(Path folder, String libraries, Path sources) throws IOException {
        StringWriter messages = new StringWriter();
        String[] arguments = {
            "--release",
            "25",
            "-warn:none",
            "--processor-module-path",
            MemoryCompiler.CLASS_PATH,
            libraries,
            MemoryCompiler.CLASS_PATH,
            "-s",
            Files.createDirectories(folder.resolve("generated")).toString(),
            "-d",
            folder.resolve("classes").toString(),
            sources.toString()
        };
        BatchCompiler.compile(arguments, new PrintWriter(messages), new PrintWriter(messages), null);
        return messages.toString();
    }

    private static void assertGenerates(Path folder, List<String> more, String processors, String libraries)
            throws Exception {
        Path spec = Files.createDirectories(folder.resolve("ping")).resolve("PingSpec.java");
        Files.writeString(spec, SPEC);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "javac").toString(),
                "-Xlint:all,-processing,-path",
                "-Werror",
                processors,
                MemoryCompiler.CLASS_PATH,
                libraries,
                MemoryCompiler.CLASS_PATH,
                "-d",
                folder.resolve("classes").toString(),
                spec.toString()));
        command.addAll(more);
        assertEquals("", run(command));
        assertTrue(Files.exists(folder.resolve("classes/ping/Ping.class")));
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }
}
