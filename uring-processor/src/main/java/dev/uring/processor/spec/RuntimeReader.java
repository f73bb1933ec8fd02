package dev.uring.processor.spec;

import java.util.Optional;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** Reads which runtime generated operations would rest on. */
public final class RuntimeReader {
    private final Elements elements;

    /** A reader over the compiler's model. */
    public RuntimeReader(Elements elements) {
        this.elements = elements;
    }

    /** The level of the runtime, 0 for one that tells none; empty when there is no runtime. */
    public Optional<String> level() {
        return Optional.ofNullable(elements.getTypeElement("dev.uring.Operation"))
                .map(RuntimeReader::level);
    }

    private static String level(TypeElement operation) {
        return ElementFilter.fieldsIn(operation.getEnclosedElements()).stream()
                .filter(field -> field.getSimpleName().contentEquals("RUNTIME_LEVEL"))
                .map(VariableElement::getConstantValue)
                .map(String::valueOf)
                .findFirst()
                .orElse("0");
    }
}
