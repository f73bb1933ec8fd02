package dev.uring.processor.check;

import dev.uring.processor.spec.Place;
import java.util.Objects;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** Checks that the runtime types that generated operations rest on are there, and are those that this processor knows. */
public final class RuntimeCheck {
    private static final int LEVEL = 4;

    private final Elements elements;
    private final Problems problems;
    private Boolean fits;

    /** Reports to those problems. */
    public RuntimeCheck(Elements elements, Problems problems) {
        this.elements = elements;
        this.problems = problems;
    }

    /** Whether the runtime fits; reported once, at the first spec that needs it. */
    public boolean passes(CharSequence spec, Place place) {
        if (fits == null) {
            fits = check(spec, place);
        }
        return fits;
    }

    private boolean check(CharSequence spec, Place place) {
        TypeElement operation = elements.getTypeElement("dev.uring.Operation");
        if (operation == null) {
            problems.report(Problem.NO_RUNTIME, place, spec);
            return false;
        }
        Object level = level(operation);
        if (!Objects.equals(level, LEVEL)) {
            problems.report(Problem.WRONG_RUNTIME, place, level == null ? "0" : level, LEVEL);
            return false;
        }
        return true;
    }

    private static Object level(TypeElement operation) {
        return ElementFilter.fieldsIn(operation.getEnclosedElements()).stream()
                .filter(field -> field.getSimpleName().contentEquals("RUNTIME_LEVEL"))
                .map(VariableElement::getConstantValue)
                .findFirst()
                .orElse(null);
    }
}
