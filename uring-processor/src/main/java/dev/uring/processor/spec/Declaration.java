package dev.uring.processor.spec;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import dev.uring.processor.spec.doc.Doc;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What every spec has, whatever it declares.
 *
 * @param spec the annotated type
 * @param givenName the simple name asked for the generated class; empty for the default
 * @param isInterface whether the annotated type is an interface
 * @param isGeneric whether it has type parameters
 * @param isSealed whether it tells what implements it
 * @param hiddenBy the private type that hides it, itself or one around it
 * @param parent the first interface it extends
 * @param types the simple names of the types declared in it
 * @param doc the documentation
 * @param annotations what the generated class has because of what is deprecated
 * @param place where it is declared
 */
public record Declaration(
        ClassName spec,
        String givenName,
        boolean isInterface,
        boolean isGeneric,
        boolean isSealed,
        Optional<String> hiddenBy,
        Optional<String> parent,
        Set<String> types,
        Doc doc,
        List<AnnotationSpec> annotations,
        Place place) {
    private static final String SUFFIX = "Spec";

    /** Whether the generated class has a name: a given one, or that of the spec without its suffix. */
    public boolean hasName() {
        return !generatedName().isEmpty();
    }

    /** The simple name of the generated class, which may be none that a class can have; empty when there is none. */
    public String generatedName() {
        return generatedName(spec, givenName);
    }

    /** The generated class: at the top level of the spec's package. */
    public ClassName generated() {
        return ClassName.get(spec.packageName(), generatedName());
    }

    static String generatedName(ClassName spec, String givenName) {
        String simple = spec.simpleName();
        return givenName.isEmpty() && simple.endsWith(SUFFIX)
                ? simple.substring(0, simple.length() - SUFFIX.length())
                : givenName;
    }
}
