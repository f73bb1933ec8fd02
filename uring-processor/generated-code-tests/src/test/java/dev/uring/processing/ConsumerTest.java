package dev.uring.processing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.processing.MemoryCompiler.Compiled;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.jdt.core.compiler.batch.BatchCompiler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A user's own declarations: on the class path, in a module, and with Eclipse's compiler. */
class ConsumerTest {
    private static final String SPECS = """
            package consumer;

            import dev.uring.Fd;
            import dev.uring.SqeBits;
            import dev.uring.annotations.*;
            import java.lang.foreign.MemorySegment;

            /** Holds {@link Sync} and {@link MemorySegment links}. */
            public final class Specs {
                private Specs() {}

                enum Mode implements SqeBits {
                    DATA;

                    @Override
                    public long bits() {
                        return 1;
                    }
                }

                /// Flushes a `file`.
                @Opcode(value = 3, since = "5.1", name = "Sync")
                interface FlushSpec {
                    /** The file, see {@link #mode} and {@link java.io.FileDescriptor#sync() sync}. */
                    @SqeField(Slot.FD)
                    Fd file();

                    @SqeField(Slot.FSYNC_FLAGS)
                    default Mode mode() {
                        return Mode.DATA;
                    }

                    /** As large as a structure that is generated in the same build. */
                    @SqeField(Slot.ADDR)
                    @AtLeast(Pair.SIZE)
                    default MemorySegment pair() {
                        return MemorySegment.NULL;
                    }
                }

                @CStruct(size = 16)
                interface PairSpec {
                    OneSpec first();

                    @CField(count = 4)
                    short[] rest();

                    @CStruct
                    interface OneSpec {
                        long value();
                    }
                }
            }
            """;

    private static final String USE = """
            package consumer;

            import dev.uring.Fd;

            public final class Use {
                private Use() {}

                public static String run() {
                    return Sync.of(Fd.of(5)).userData(1).toString() + Pair.SIZE;
                }
            }
            """;

    private static final String EXPECTED = "Sync{file=5, mode=0x1, pair=0x0, userData=1}16";

    @Test
    void worksOnTheClassPath() throws Exception {
        Compiled compiled = MemoryCompiler.javac().compile(Map.of("consumer.Specs", SPECS, "consumer.Use", USE));
        assertEquals(EXPECTED, run(compiled.load()));
    }

    @Test
    void worksInAModule(@TempDir Path folder) throws Exception {
        String module =
                "module consumer { requires transitive dev.uring.core; requires static dev.uring.annotations; exports consumer; }";
        MemoryCompiler.javacForModule()
                .compile(Map.of("module-info", module, "consumer.Specs", SPECS, "consumer.Use", USE))
                .write(folder);
        Path[] path = Stream.concat(Stream.of(folder), Stream.of(uringCore())).toArray(Path[]::new);
        ModuleFinder finder = ModuleFinder.of(path);
        Configuration configuration =
                ModuleLayer.boot().configuration().resolve(finder, ModuleFinder.of(), Set.of("consumer"));
        ClassLoader loader = ModuleLayer.boot()
                .defineModulesWithOneLoader(configuration, ClassLoader.getPlatformClassLoader())
                .findLoader("consumer");
        assertEquals(EXPECTED, run(loader));
    }

    @Test
    void worksWithTheEclipseCompiler(@TempDir Path folder) throws Exception {
        Files.createDirectories(folder.resolve("src/consumer"));
        Files.writeString(folder.resolve("src/consumer/Specs.java"), SPECS);
        Files.writeString(folder.resolve("src/consumer/Use.java"), USE);
        StringWriter messages = new StringWriter();
        String[] arguments = {
            "--release",
            "25",
            "-proceedOnError",
            "-warn:none",
            "-classpath",
            MemoryCompiler.CLASS_PATH,
            "-processorpath",
            MemoryCompiler.CLASS_PATH,
            "-processor",
            "dev.uring.processor.UringProcessor",
            "-s",
            Files.createDirectories(folder.resolve("generated")).toString(),
            "-d",
            Files.createDirectories(folder.resolve("classes")).toString(),
            folder.resolve("src").toString()
        };
        boolean success = BatchCompiler.compile(arguments, new PrintWriter(messages), new PrintWriter(messages), null);
        assertTrue(success, messages::toString);
        Compiled javac = MemoryCompiler.javac().compile(Map.of("consumer.Specs", SPECS, "consumer.Use", USE));
        for (Map.Entry<String, String> generated : javac.sources().entrySet()) {
            String file = generated.getKey().replace('.', '/') + ".java";
            String eclipse = Files.readString(folder.resolve("generated").resolve(file));
            // This compiler does not show what a default uses, so that their order is found at run time.
            if (!eclipse.contains("class Defaults")) {
                assertEquals(generated.getValue(), eclipse);
            }
        }
        assertEquals(EXPECTED, run(new FolderLoader(folder.resolve("classes"))));
    }

    private static String run(ClassLoader loader) throws ReflectiveOperationException {
        return (String) loader.loadClass("consumer.Use").getMethod("run").invoke(null);
    }

    private static Path uringCore() {
        return List.of(MemoryCompiler.CLASS_PATH.split(File.pathSeparator)).stream()
                .map(Path::of)
                .filter(path -> path.toString().contains("uring-core"))
                .findFirst()
                .orElseThrow();
    }

    /** Loads the class files of a folder. */
    private static final class FolderLoader extends ClassLoader {
        private final Path folder;

        FolderLoader(Path folder) {
            super(ConsumerTest.class.getClassLoader());
            this.folder = folder;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            try {
                byte[] bytes = Files.readAllBytes(folder.resolve(name.replace('.', '/') + ".class"));
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
