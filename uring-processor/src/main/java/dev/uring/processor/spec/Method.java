package dev.uring.processor.spec;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.TypeName;
import dev.uring.processor.spec.doc.Doc;
import java.util.List;

/**
 * A method of a spec as the language sees it.
 *
 * @param name its name
 * @param kind what kind of method it is
 * @param type what it returns
 * @param carrier what that type stands for
 * @param parameters how many parameters it has
 * @param isGeneric whether it has type parameters
 * @param isThrowing whether it declares exceptions
 * @param doc its documentation
 * @param deprecation the annotation, if it is deprecated
 * @param place where it is declared
 */
public record Method(
        String name,
        Kind kind,
        TypeName type,
        Carrier carrier,
        int parameters,
        boolean isGeneric,
        boolean isThrowing,
        Doc doc,
        List<AnnotationSpec> deprecation,
        Place place) {

    /** The kind of a method, which is the kind of the field that it declares. */
    public enum Kind {
        /** Abstract: a required field. */
        REQUIRED,
        /** Default: an optional field. */
        OPTIONAL,
        /** Static: a constant. */
        CONSTANT
    }
}
