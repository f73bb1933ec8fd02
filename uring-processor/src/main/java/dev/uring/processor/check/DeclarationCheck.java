package dev.uring.processor.check;

import com.palantir.javapoet.ClassName;
import dev.uring.processor.spec.Carrier;
import dev.uring.processor.spec.Declaration;
import dev.uring.processor.spec.Method;
import dev.uring.processor.spec.NameStyle;
import dev.uring.processor.spec.Place;
import java.util.HashMap;
import java.util.Map;

/** Checks what every spec has: an interface that can be seen, and a name for the class that nothing else has. */
public final class DeclarationCheck {
    private final Problems problems;
    private final Map<ClassName, ClassName> specByGenerated = new HashMap<>();

    /** Reports to those problems. */
    public DeclarationCheck(Problems problems) {
        this.problems = problems;
    }

    /**
     * Checks an interface.
     *
     * @param annotation where the name of the generated class is given
     * @return whether it is an interface, whose methods are worth a check
     */
    public boolean check(Declaration declaration, Place annotation) {
        String spec = declaration.spec().simpleName();
        Place place = declaration.place();
        if (!declaration.isInterface()) {
            // The methods that the compiler adds to an enum or a record have no place to report anything at.
            problems.report(Problem.NOT_INTERFACE, annotation, spec);
            return false;
        }
        if (declaration.isGeneric()) {
            problems.report(Problem.GENERIC_SPEC, place, spec);
        }
        if (declaration.isSealed()) {
            problems.report(Problem.SEALED_SPEC, place, spec);
        }
        declaration.hiddenBy().ifPresent(hider -> problems.report(Problem.HIDDEN_SPEC, place, hider));
        declaration.parent().ifPresent(parent -> problems.report(Problem.PARENT, place, spec, parent));
        checkName(declaration, annotation);
        return true;
    }

    /** Checks the form of a method that declares something. */
    void check(Method method) {
        String name = method.name();
        if (method.parameters() > 0) {
            problems.report(Problem.PARAMETERS, method.place(), name);
        }
        if (method.isGeneric()) {
            problems.report(Problem.GENERIC_FIELD, method.place(), name);
        }
        if (method.isThrowing()) {
            problems.report(Problem.THROWS, method.place(), name);
        }
        if (method.carrier() == Carrier.NOTHING) {
            problems.report(Problem.NO_VALUE, method.place(), name);
        }
    }

    private void checkName(Declaration declaration, Place annotation) {
        ClassName spec = declaration.spec();
        if (!declaration.hasName()) {
            problems.report(Problem.NO_NAME, annotation, spec.simpleName(), spec.simpleName() + "Operation");
        } else if (!NameStyle.canNameType(declaration.generatedName())) {
            String name = declaration.generatedName();
            problems.report(Problem.BAD_NAME, annotation, name, identifier(name, spec.simpleName()));
        } else if (declaration.types().contains(declaration.generated().simpleName())) {
            String generated = declaration.generated().simpleName();
            problems.report(Problem.NAME_HIDDEN, annotation, spec.simpleName(), generated, generated);
        } else {
            ClassName other = specByGenerated.putIfAbsent(declaration.generated(), spec);
            if (other != null && !other.equals(spec)) {
                problems.report(
                        Problem.NAME_CLASH,
                        annotation,
                        String.join(".", other.simpleNames()),
                        String.join(".", spec.simpleNames()),
                        declaration.generated().simpleName());
            }
        }
    }

    private static String identifier(String refused, String spec) {
        StringBuilder letters = new StringBuilder();
        refused.codePoints().filter(Character::isJavaIdentifierPart).forEach(letters::appendCodePoint);
        String name = letters.toString();
        return !name.isEmpty() && NameStyle.canNameType(NameStyle.upperFirst(name))
                ? NameStyle.upperFirst(name)
                : spec + "Operation";
    }
}
