package dev.uring.processor.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;

/** Reads structures, and those nested in them. */
public final class StructReader {
    private final Elements elements;
    private final DeclarationReader declarations;

    /** A reader over the compiler's model. */
    public StructReader(ProcessingEnvironment environment, DeclarationReader declarations) {
        this.elements = environment.getElementUtils();
        this.declarations = declarations;
    }

    /** Reads an interface that is annotated with {@code @CStruct}. */
    public StructSpec read(TypeElement type) throws UnreadableSpec {
        return read(type, List.of(type));
    }

    private StructSpec read(TypeElement type, List<TypeElement> around) throws UnreadableSpec {
        AnnotationValues struct = AnnotationValues.of(elements, type, "CStruct").orElseThrow();
        List<StructField> members = new ArrayList<>();
        for (ExecutableElement method : declarations.methods(type)) {
            members.add(member(method, around));
        }
        return new StructSpec(
                declarations.declaration(type, struct.text("name")),
                struct.text("value"),
                struct.truth("packed"),
                struct.integer("size"),
                struct.integer("alignment"),
                List.copyOf(members),
                struct.place());
    }

    private StructField member(ExecutableElement method, List<TypeElement> around) throws UnreadableSpec {
        TypeMirror type = method.getReturnType();
        Method read = declarations.method(method);
        Carrier element = declarations.elementCarrier(type);
        boolean isArray = type.getKind() == TypeKind.ARRAY;
        Optional<StructSpec> nested = element == Carrier.STRUCT ? nested(type, around) : Optional.empty();
        Optional<AnnotationValues> found = AnnotationValues.of(elements, method, "CField");
        if (found.isEmpty()) {
            return new StructField(read, isArray, element, -1, 0, 0, false, nested, read.place());
        }
        AnnotationValues field = found.get();
        return new StructField(
                read,
                isArray,
                element,
                field.integer("at"),
                field.integer("width"),
                field.integer("count"),
                field.truth("bigEndian"),
                nested,
                field.place());
    }

    private Optional<StructSpec> nested(TypeMirror type, List<TypeElement> around) throws UnreadableSpec {
        TypeElement nested = (TypeElement) ((DeclaredType) DeclarationReader.element(type)).asElement();
        if (around.contains(nested)) {
            return Optional.empty();
        }
        List<TypeElement> within = new ArrayList<>(around);
        within.add(nested);
        return Optional.of(read(nested, within));
    }
}
