package dev.uring.processor.check;

import com.palantir.javapoet.ClassName;
import dev.uring.processor.spec.Declaration;
import dev.uring.processor.spec.Place;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Modifier;

/** Checks what every spec has: an interface that can be seen, and a name for the class that nothing else has. */
public final class DeclarationCheck {
    /** Identifiers that no type can have, though they are not keywords. */
    private static final Set<String> RESTRICTED = Set.of("permits", "record", "sealed", "var", "yield");

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
        if (place.element().getModifiers().contains(Modifier.SEALED)) {
            problems.report(Problem.SEALED_SPEC, place, spec);
        }
        declaration.hiddenBy().ifPresent(hider -> problems.report(Problem.HIDDEN_SPEC, place, hider));
        declaration.parent().ifPresent(parent -> problems.report(Problem.PARENT, place, spec, parent));
        checkName(declaration, annotation);
        return true;
    }

    private void checkName(Declaration declaration, Place annotation) {
        ClassName spec = declaration.spec();
        if (!declaration.hasName()) {
            problems.report(Problem.NO_NAME, annotation, spec.simpleName(), spec.simpleName() + "Operation");
        } else if (!canNameType(declaration.generatedName())) {
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
        return !name.isEmpty() && canNameType(Names.upperFirst(name)) ? Names.upperFirst(name) : spec + "Operation";
    }

    private static boolean canNameType(String name) {
        return SourceVersion.isIdentifier(name) && !SourceVersion.isKeyword(name) && !RESTRICTED.contains(name);
    }
}
