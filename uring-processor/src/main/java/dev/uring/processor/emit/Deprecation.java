package dev.uring.processor.emit;

import com.palantir.javapoet.AnnotationSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Carries deprecation over from a spec: callers are warned, and the generated file compiles without a warning. */
final class Deprecation {
    private Deprecation() {}

    /** The annotation as the author wrote it; none when there is none. */
    static List<AnnotationSpec> of(Element element) {
        return element.getAnnotationMirrors().stream()
                .filter(mirror -> mirror.getAnnotationType().toString().equals("java.lang.Deprecated"))
                .map(AnnotationSpec::get)
                .toList();
    }

    /** For the class of a spec, which has to use what the author deprecated. */
    static List<AnnotationSpec> ofClass(Element spec) {
        List<AnnotationSpec> annotations = new ArrayList<>(of(spec));
        if (around(spec).anyMatch(Deprecation::isDeprecated)
                || ElementFilter.methodsIn(spec.getEnclosedElements()).stream().anyMatch(Deprecation::usesDeprecated)) {
            annotations.add(AnnotationSpec.builder(SuppressWarnings.class)
                    .addMember("value", "{$S, $S}", "deprecation", "removal")
                    .build());
        }
        return annotations;
    }

    private static boolean usesDeprecated(ExecutableElement method) {
        TypeMirror type =
                method.getReturnType() instanceof ArrayType array ? array.getComponentType() : method.getReturnType();
        return isDeprecated(method)
                || type instanceof DeclaredType declared
                        && around(declared.asElement()).anyMatch(Deprecation::isDeprecated);
    }

    /** An element and the types around it, which the generated file names with it. */
    private static Stream<Element> around(Element element) {
        return Stream.iterate(element, each -> each instanceof TypeElement, Element::getEnclosingElement);
    }

    private static boolean isDeprecated(Element element) {
        return !of(element).isEmpty();
    }
}
