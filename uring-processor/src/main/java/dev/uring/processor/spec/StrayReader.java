package dev.uring.processor.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** Finds annotated methods whose interface is no spec. */
public final class StrayReader {
    private static final Map<String, List<String>> BY_SPEC = Map.of(
            "Opcode",
                    List.of(
                            "SqeField",
                            "AlsoSets",
                            "AlsoSets.All",
                            "LengthIn",
                            "RegisteredFd",
                            "Until",
                            "SizeOf",
                            "AtLeast",
                            "CString"),
            "CStruct", List.of("CField"));

    private final Elements elements;

    /**
     * Such a method.
     *
     * @param method its name
     * @param annotation the name of its annotation
     * @param around the type that it is in
     * @param spec the name of the annotation that this type needs
     * @param place the annotation
     */
    public record Stray(String method, String annotation, String around, String spec, Place place) {}

    /** A reader over the compiler's model. */
    public StrayReader(Elements elements) {
        this.elements = elements;
    }

    /** Those of a round. */
    public List<Stray> in(RoundEnvironment round) {
        List<Stray> found = new ArrayList<>();
        BY_SPEC.forEach(
                (spec, annotations) -> annotations.forEach(annotation -> found.addAll(in(round, spec, annotation))));
        return found;
    }

    private List<Stray> in(RoundEnvironment round, String spec, String annotation) {
        TypeElement type = elements.getTypeElement(AnnotationValues.PACKAGE + annotation);
        List<Stray> found = new ArrayList<>();
        for (Element method : type == null ? List.<Element>of() : round.getElementsAnnotatedWith(type)) {
            Element around = method.getEnclosingElement();
            Optional<AnnotationValues> values = AnnotationValues.of(elements, method, annotation);
            if (values.isPresent()
                    && AnnotationValues.of(elements, around, spec).isEmpty()) {
                found.add(new Stray(
                        method.getSimpleName().toString(),
                        annotation,
                        around.getSimpleName().toString(),
                        spec,
                        values.get().place()));
            }
        }
        return found;
    }
}
