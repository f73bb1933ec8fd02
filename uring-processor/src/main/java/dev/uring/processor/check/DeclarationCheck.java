package dev.uring.processor.check;

import com.palantir.javapoet.ClassName;
import dev.uring.processor.spec.Declaration;
import dev.uring.processor.spec.Place;
import java.util.HashMap;
import java.util.Map;
import javax.lang.model.SourceVersion;

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
        declaration.hiddenBy().ifPresent(hider -> problems.report(Problem.HIDDEN_SPEC, place, hider));
        declaration.parent().ifPresent(parent -> problems.report(Problem.PARENT, place, spec, parent));
        checkName(declaration, annotation);
        return true;
    }

    private void checkName(Declaration declaration, Place annotation) {
        ClassName spec = declaration.spec();
        String given = declaration.givenName();
        if (!declaration.hasName()) {
            problems.report(Problem.NO_NAME, annotation, spec.simpleName(), spec.simpleName() + "Operation");
        } else if (!given.isEmpty() && (!SourceVersion.isIdentifier(given) || SourceVersion.isKeyword(given))) {
            problems.report(Problem.BAD_NAME, annotation, given, identifier(given, spec.simpleName()));
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

    private static String identifier(String given, String spec) {
        StringBuilder letters = new StringBuilder();
        given.codePoints().filter(Character::isJavaIdentifierPart).forEach(letters::appendCodePoint);
        boolean usable = SourceVersion.isIdentifier(letters) && !SourceVersion.isKeyword(letters);
        return usable ? Names.upperFirst(letters.toString()) : spec + "Operation";
    }
}
