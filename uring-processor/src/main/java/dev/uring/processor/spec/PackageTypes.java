package dev.uring.processor.spec;

import java.util.List;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** The types beside a spec, which hide those of java.lang: nothing imports them. */
public final class PackageTypes {
    private final Elements elements;

    /** A reader over the compiler's model. */
    public PackageTypes(Elements elements) {
        this.elements = elements;
    }

    /** Which of those names a type of the spec's package has, or one that is generated there. */
    public String[] among(List<String> names, TypeElement spec) {
        // Each is asked for: to list the package would compile all sources of it that the class path holds.
        return names.stream()
                .filter(name -> isBeside(spec, name) || isBeside(spec, name + "Spec"))
                .toArray(String[]::new);
    }

    private boolean isBeside(TypeElement spec, String name) {
        String inPackage = elements.getPackageOf(spec).getQualifiedName().toString();
        return elements.getTypeElement(inPackage.isEmpty() ? name : inPackage + "." + name) != null;
    }
}
