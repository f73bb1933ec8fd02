package dev.uring.processor.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.Elements;

/** The elements of one annotation, defaults included. In code that does not compile they may have any type. */
final class AnnotationValues {
    static final String PACKAGE = "dev.uring.annotations.";

    private final Map<? extends ExecutableElement, ? extends AnnotationValue> values;
    private final Place place;

    private AnnotationValues(Elements elements, Element element, AnnotationMirror mirror) {
        this.values = elements.getElementValuesWithDefaults(mirror);
        this.place = new Place(element, mirror);
    }

    /** The annotation of that simple name, if the element has it. */
    static Optional<AnnotationValues> of(Elements elements, Element element, String annotation) {
        return element.getAnnotationMirrors().stream()
                .filter(mirror -> isNamed(mirror, PACKAGE + annotation))
                .findFirst()
                .map(mirror -> new AnnotationValues(elements, element, mirror));
    }

    /** A repeatable annotation: all there are, whether in a container or alone. */
    static List<AnnotationValues> all(Elements elements, Element element, String annotation) throws UnreadableSpec {
        List<AnnotationValues> all = new ArrayList<>();
        of(elements, element, annotation).ifPresent(all::add);
        Optional<AnnotationValues> container = of(elements, element, annotation + ".All");
        if (container.isPresent()) {
            for (AnnotationValue each : container.get().list("value")) {
                all.add(new AnnotationValues(
                        elements, element, cast(each.getValue(), AnnotationMirror.class, annotation)));
            }
        }
        return all;
    }

    Place place() {
        return place;
    }

    int integer(String name) throws UnreadableSpec {
        return value(name, Integer.class);
    }

    long number(String name) throws UnreadableSpec {
        return value(name, Long.class);
    }

    boolean truth(String name) throws UnreadableSpec {
        return value(name, Boolean.class);
    }

    String text(String name) throws UnreadableSpec {
        return value(name, String.class);
    }

    String textOrEmpty(String name) {
        try {
            return text(name);
        } catch (UnreadableSpec _) {
            return "";
        }
    }

    <E extends Enum<E>> E constant(String name, Class<E> type) throws UnreadableSpec {
        return constant(value(name, VariableElement.class), type);
    }

    <E extends Enum<E>> List<E> constants(String name, Class<E> type) throws UnreadableSpec {
        List<E> constants = new ArrayList<>();
        for (AnnotationValue each : list(name)) {
            constants.add(constant(cast(each.getValue(), VariableElement.class, name), type));
        }
        return List.copyOf(constants);
    }

    private List<AnnotationValue> list(String name) throws UnreadableSpec {
        List<AnnotationValue> list = new ArrayList<>();
        for (Object each : value(name, List.class)) {
            list.add(cast(each, AnnotationValue.class, name));
        }
        return list;
    }

    private static <E extends Enum<E>> E constant(VariableElement constant, Class<E> type) throws UnreadableSpec {
        for (E each : type.getEnumConstants()) {
            if (constant.getSimpleName().contentEquals(each.name())) {
                return each;
            }
        }
        throw UnreadableSpec.unknown(type.getSimpleName() + "." + constant.getSimpleName());
    }

    private <T> T value(String name, Class<T> type) throws UnreadableSpec {
        for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry : values.entrySet()) {
            if (entry.getKey().getSimpleName().contentEquals(name)) {
                return cast(entry.getValue().getValue(), type, name);
            }
        }
        throw UnreadableSpec.unresolved(name);
    }

    private static <T> T cast(Object value, Class<T> type, String name) throws UnreadableSpec {
        if (!type.isInstance(value)) {
            throw UnreadableSpec.unresolved(name);
        }
        return type.cast(value);
    }

    private static boolean isNamed(AnnotationMirror mirror, String name) {
        return mirror.getAnnotationType().asElement() instanceof TypeElement type
                && type.getQualifiedName().contentEquals(name);
    }
}
