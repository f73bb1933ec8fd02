package dev.uring.processor.spec;

import com.palantir.javapoet.AnnotationSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** Carries deprecation over from a spec: callers are warned, and the generated file compiles without a warning. */
final class DeprecationReader {
    private final Elements elements;

    DeprecationReader(Elements elements) {
        this.elements = elements;
    }

    /** The annotation as the author wrote it, or that of a documentation tag alone; none when there is none. */
    List<AnnotationSpec> of(Element element) {
        List<AnnotationSpec> written = element.getAnnotationMirrors().stream()
                .filter(mirror -> mirror.getAnnotationType().toString().equals("java.lang.Deprecated"))
                .map(AnnotationSpec::get)
                .toList();
        return written.isEmpty() && elements.isDeprecated(element)
                ? List.of(AnnotationSpec.builder(Deprecated.class).build())
                : written;
    }

    /** For the class of a spec, which has to use what the author deprecated. */
    List<AnnotationSpec> ofClass(TypeElement spec) {
        List<AnnotationSpec> annotations = new ArrayList<>(of(spec));
        if (around(spec).anyMatch(elements::isDeprecated)
                || ElementFilter.methodsIn(spec.getEnclosedElements()).stream().anyMatch(this::usesDeprecated)) {
            annotations.add(AnnotationSpec.builder(SuppressWarnings.class)
                    .addMember("value", "{$S, $S}", "deprecation", "removal")
                    .build());
        }
        return annotations;
    }

    private boolean usesDeprecated(ExecutableElement method) {
        TypeMirror type = DeclarationReader.element(method.getReturnType());
        return elements.isDeprecated(method)
                || type instanceof DeclaredType declared
                        && around(declared.asElement()).anyMatch(elements::isDeprecated);
    }

    /** An element and the types around it, which the generated file names with it. */
    private static Stream<Element> around(Element element) {
        return Stream.iterate(element, each -> each instanceof TypeElement, Element::getEnclosingElement);
    }
}
