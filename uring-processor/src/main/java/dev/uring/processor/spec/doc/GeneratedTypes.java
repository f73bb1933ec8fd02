package dev.uring.processor.spec.doc;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** The classes that come of the specs being compiled. Documentation may link to them before they exist. */
public final class GeneratedTypes {
    private static final Set<String> OF_STRUCTURE =
            Set.of("SIZE", "ALIGNMENT", "allocate", "allocateArray", "element", "toString");
    private static final Set<String> OF_OPERATION = Set.of("CODE", "SINCE", "of", "describe");

    private final Elements elements;
    private final Map<String, Spec> specs = new HashMap<>();

    /** A spec, and whether it is a structure's. */
    private record Spec(TypeElement type, boolean isStruct) {}

    /** None yet. */
    public GeneratedTypes(Elements elements) {
        this.elements = elements;
    }

    /** Adds the class of a spec. */
    public void add(String qualifiedName, TypeElement spec, boolean isStruct) {
        specs.put(qualifiedName, new Spec(spec, isStruct));
    }

    /** The class of a spec. */
    Optional<String> nameOf(TypeElement spec) {
        return specs.entrySet().stream()
                .filter(each -> isOf(each.getValue(), spec))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Whether a spec is a structure's. */
    boolean isStruct(TypeElement spec) {
        return specs.values().stream().anyMatch(each -> each.isStruct() && isOf(each, spec));
    }

    private static boolean isOf(Spec each, TypeElement spec) {
        return each.type().getQualifiedName().contentEquals(spec.getQualifiedName());
    }

    /** A link's text for the first of those classes that is one, and for its member when one is named. */
    Optional<String> link(List<String> qualifiedNames, String member) {
        return qualifiedNames.stream()
                .filter(specs::containsKey)
                .findFirst()
                .filter(name -> member.isEmpty() || hasMember(specs.get(name), member))
                .map(name -> member.isEmpty() ? name : name + "#" + member);
    }

    private boolean hasMember(Spec spec, String member) {
        boolean declared = ElementFilter.methodsIn(spec.type().getEnclosedElements()).stream()
                .filter(GeneratedTypes::isCarriedOver)
                .anyMatch(method -> method.getSimpleName().contentEquals(member));
        return declared
                || (spec.isStruct()
                        ? OF_STRUCTURE.contains(member)
                        : OF_OPERATION.contains(member) || inherits(member));
    }

    private boolean inherits(String member) {
        TypeElement operation = elements.getTypeElement("dev.uring.Operation");
        return operation != null
                && operation.getEnclosedElements().stream()
                        .filter(each -> each.getModifiers().contains(Modifier.PUBLIC))
                        .map(Element::getSimpleName)
                        .anyMatch(name -> name.contentEquals(member));
    }

    /** Whether the generated class has a method of that name. */
    static boolean isCarriedOver(ExecutableElement method) {
        return !method.getModifiers().contains(Modifier.STATIC)
                && !method.getModifiers().contains(Modifier.PRIVATE);
    }
}
