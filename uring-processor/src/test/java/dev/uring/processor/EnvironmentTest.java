package dev.uring.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/** What the processor says when its surroundings are wrong. */
class EnvironmentTest {
    private static final JavaFileObject SPEC = JavaFileObjects.forSourceString("a.FsyncSpec", """
            package a;

            import dev.uring.annotations.Opcode;
            import dev.uring.annotations.Slot;
            import dev.uring.annotations.SqeField;

            @Opcode(3)
            interface FsyncSpec {
                @SqeField(Slot.LEN)
                int length();
            }
            """);

    @Test
    void aMissingRuntimeIsNamed() {
        assertOnlyError(
                Sources.compile(new UringProcessor(), List.of(SPEC)),
                8,
                "[uring.NO_RUNTIME] dev.uring.Operation is not on the class or module path, which the class of FsyncSpec needs:"
                        + " add the dependency uring-core");
    }

    @Test
    void aRuntimeOfAnotherVersionIsNamed() throws IOException {
        assertOnlyError(
                Sources.compile(new UringProcessor(), List.of(runtimeOfLevel("LEVEL = 99"), SPEC)),
                8,
                "[uring.WRONG_RUNTIME] uring-core has the runtime level 99, but this uring-processor generates for level 4:"
                        + " use the same version of both");
    }

    @Test
    void aRuntimeWithoutALevelIsOld() throws IOException {
        assertOnlyError(
                Sources.compile(new UringProcessor(), List.of(runtimeOfLevel("OTHER = 1"), SPEC)),
                8,
                "[uring.WRONG_RUNTIME] uring-core has the runtime level 0, but this uring-processor generates for level 4:"
                        + " use the same version of both");
    }

    @Test
    void annotationsOfAnotherVersionAreNamed() {
        JavaFileObject slot = JavaFileObjects.forSourceString(
                "dev.uring.annotations.Slot", "package dev.uring.annotations; public enum Slot { FLAGS, TELEPORT }");
        JavaFileObject spec = JavaFileObjects.forSourceString("a.TeleportSpec", """
                package a;

                import dev.uring.annotations.*;

                @Opcode(99)
                interface TeleportSpec {
                    @SqeField(Slot.TELEPORT)
                    int target();
                }
                """);
        assertOnlyError(
                Sources.compileWithRuntime(slot, spec),
                6,
                "[uring.WRONG_ANNOTATIONS] Slot.TELEPORT is not known to this uring-processor:"
                        + " use the same version of uring-annotations and uring-processor");
    }

    @Test
    void aFaultOfTheProcessorIsAnErrorOnTheSpec() {
        List<JavaFileObject> sources = new ArrayList<>(Sources.runtime());
        sources.add(SPEC);
        Compilation compilation = Sources.compile(new WithoutFiler(), sources);
        assertOnlyError(
                compilation,
                8,
                "[uring.INTERNAL] the processor failed on FsyncSpec, which is a bug in uring-processor:"
                        + " java.lang.IllegalStateException: no filer");
    }

    @Test
    void codeThatDoesNotCompileIsLeftToTheCompiler() {
        JavaFileObject spec = JavaFileObjects.forSourceString("a.BrokenSpec", """
                package a;

                import dev.uring.annotations.*;

                @Opcode(UNKNOWN)
                interface BrokenSpec {
                    @SqeField(Slot.OFFSET)
                    Missing offset();
                }
                """);
        Compilation compilation = Sources.compileWithRuntime(spec);
        assertEquals(Compilation.Status.FAILURE, compilation.status());
        for (Diagnostic<? extends JavaFileObject> error : compilation.errors()) {
            assertFalse(error.getMessage(null).contains("[uring."), error::toString);
        }
    }

    private static JavaFileObject runtimeOfLevel(String constant) throws IOException {
        String source = Sources.runtime().getFirst().getCharContent(false).toString();
        return JavaFileObjects.forSourceString("dev.uring.Operation", source.replace("LEVEL = 4", constant));
    }

    private static void assertOnlyError(Compilation compilation, long line, String message) {
        assertEquals(1, compilation.errors().size(), () -> compilation.errors().toString());
        assertEquals(message, compilation.errors().getFirst().getMessage(null));
        assertEquals(line, compilation.errors().getFirst().getLineNumber());
    }

    /** The processor in an environment that fails when it writes. */
    private static final class WithoutFiler extends AbstractProcessor {
        private final UringProcessor processor = new UringProcessor();

        @Override
        public Set<String> getSupportedAnnotationTypes() {
            return processor.getSupportedAnnotationTypes();
        }

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return processor.getSupportedSourceVersion();
        }

        @Override
        public synchronized void init(ProcessingEnvironment environment) {
            super.init(environment);
            processor.init((ProcessingEnvironment) Proxy.newProxyInstance(
                    getClass().getClassLoader(),
                    new Class<?>[] {ProcessingEnvironment.class},
                    (_, method, arguments) -> {
                        if (method.getName().equals("getFiler")) {
                            throw new IllegalStateException("no filer");
                        }
                        return method.invoke(environment, arguments);
                    }));
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            return processor.process(annotations, round);
        }
    }
}
