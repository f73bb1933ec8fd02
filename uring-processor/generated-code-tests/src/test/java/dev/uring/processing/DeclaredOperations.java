package dev.uring.processing;

import dev.uring.annotations.Opcode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** Collects the operations that sources declare. */
@SupportedAnnotationTypes("dev.uring.annotations.Opcode")
final class DeclaredOperations extends AbstractProcessor {
    private final List<Declaration> declarations = new ArrayList<>();

    /** A spec and what it says of its operation. */
    record Declaration(String spec, Opcode opcode) {
        String family() {
            return spec.substring(0, spec.lastIndexOf('.'));
        }

        String path() {
            return spec.replace('.', '/') + ".java";
        }

        String generated() {
            String simple = spec.substring(spec.lastIndexOf('.') + 1);
            return opcode.name().isEmpty() ? simple.substring(0, simple.length() - "Spec".length()) : opcode.name();
        }
    }

    List<Declaration> declarations() {
        return declarations.stream()
                .sorted(Comparator.comparing(Declaration::family)
                        .thenComparing(each -> each.opcode().value())
                        .thenComparing(Declaration::generated))
                .toList();
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latest();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        for (Element element : round.getElementsAnnotatedWith(Opcode.class)) {
            String name = ((TypeElement) element).getQualifiedName().toString();
            declarations.add(new Declaration(name, element.getAnnotation(Opcode.class)));
        }
        return false;
    }
}
