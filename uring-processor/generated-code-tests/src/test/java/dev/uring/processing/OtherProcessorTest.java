package dev.uring.processing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.uring.processor.UringProcessor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;

/** A spec may use types that another processor generates: it waits for them. */
class OtherProcessorTest {
    private static final String SPEC = """
            package other;

            import dev.uring.annotations.*;

            @Opcode(24)
            interface AdviseSpec {
                @SqeField(Slot.FADVISE_ADVICE)
                default Advice advice() { return Advice.RANDOM; }
            }
            """;
    private static final String GENERATED = """
            package other;

            enum Advice implements dev.uring.SqeBits {
                RANDOM;

                @Override
                public long bits() { return 1; }
            }
            """;

    @Test
    void aSpecWaitsForAGeneratedType() throws Exception {
        Class<?> advise = MemoryCompiler.javac()
                .compile(Map.of("other.AdviseSpec", SPEC), List.of(new AdviceProcessor(), new UringProcessor()))
                .load()
                .loadClass("other.Advise");
        assertEquals(
                "Advise{advice=0x1, userData=0}",
                advise.getMethod("of").invoke(null).toString());
    }

    /** Generates the enum in the first round. */
    @SupportedAnnotationTypes("*")
    private static final class AdviceProcessor extends AbstractProcessor {
        private boolean done;

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return SourceVersion.latestSupported();
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            if (!done) {
                done = true;
                try (Writer source = processingEnv
                        .getFiler()
                        .createSourceFile("other.Advice")
                        .openWriter()) {
                    source.write(GENERATED);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            return false;
        }
    }
}
