package dev.uring.processor.check;

import dev.uring.processor.spec.Place;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** Finds annotated methods whose interface is no spec: nothing is generated for them, which would go unnoticed. */
public final class StrayCheck {
    private static final String PACKAGE = "dev.uring.annotations.";
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
    private final Problems problems;

    /** Reports to those problems. */
    public StrayCheck(Elements elements, Problems problems) {
        this.elements = elements;
        this.problems = problems;
    }

    /** Checks the methods of a round. */
    public void check(RoundEnvironment round) {
        BY_SPEC.forEach((spec, annotations) -> annotations.forEach(annotation -> check(round, spec, annotation)));
    }

    private void check(RoundEnvironment round, String spec, String annotation) {
        TypeElement type = elements.getTypeElement(PACKAGE + annotation);
        if (type == null) {
            return;
        }
        for (Element method : round.getElementsAnnotatedWith(type)) {
            Element around = method.getEnclosingElement();
            if (mirror(around, PACKAGE + spec) == null) {
                problems.report(
                        Problem.STRAY_FIELD,
                        new Place(method, mirror(method, PACKAGE + annotation)),
                        method.getSimpleName(),
                        annotation,
                        around.getSimpleName(),
                        spec);
            }
        }
    }

    private static AnnotationMirror mirror(Element element, String annotation) {
        return element.getAnnotationMirrors().stream()
                .filter(mirror -> mirror.getAnnotationType().toString().equals(annotation))
                .findFirst()
                .orElse(null);
    }
}
