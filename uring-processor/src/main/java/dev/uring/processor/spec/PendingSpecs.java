package dev.uring.processor.spec;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** The specs that wait: those a round finds, and those that referred to types that did not exist in an earlier one. */
public final class PendingSpecs {
    private final Elements elements;
    private final String annotation;
    private final Set<String> postponed = new LinkedHashSet<>();

    /** Specs with that annotation. */
    public PendingSpecs(Elements elements, String annotation) {
        this.elements = elements;
        this.annotation = annotation;
    }

    /** The specs to process in a round. What is unresolved in the last one stays so, and the compiler reports it. */
    public List<TypeElement> of(RoundEnvironment round) {
        TypeElement type = elements.getTypeElement("dev.uring.annotations." + annotation);
        if (type == null || round.processingOver()) {
            return List.of();
        }
        Set<TypeElement> specs = new LinkedHashSet<>();
        postponed.forEach(name -> specs.add(elements.getTypeElement(name)));
        postponed.clear();
        specs.addAll(ElementFilter.typesIn(round.getElementsAnnotatedWith(type)));
        return List.copyOf(specs);
    }

    /** Whether a type has this annotation. */
    public boolean annotates(TypeElement type) {
        TypeElement wanted = elements.getTypeElement("dev.uring.annotations." + annotation);
        return type.getAnnotationMirrors().stream()
                .anyMatch(mirror -> mirror.getAnnotationType().asElement().equals(wanted));
    }

    /** Lets a spec wait for the next round. */
    public void postpone(TypeElement spec) {
        postponed.add(spec.getQualifiedName().toString());
    }
}
