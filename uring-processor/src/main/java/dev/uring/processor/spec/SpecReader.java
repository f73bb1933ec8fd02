package dev.uring.processor.spec;

import dev.uring.annotations.CompletionFlag;
import dev.uring.annotations.RegisteredFd.Accepts;
import dev.uring.annotations.Result;
import dev.uring.annotations.Slot;
import dev.uring.annotations.Until.Lifetime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Turns the compiler's model of an annotated interface into a record of what was declared. It judges nothing. */
public final class SpecReader {
    private final Elements elements;
    private final DeclarationReader declarations;
    private final StructReader structs;

    /** A reader over the compiler's model. */
    public SpecReader(Elements elements, Types types) {
        this.elements = elements;
        this.declarations = new DeclarationReader(elements, types);
        this.structs = new StructReader(elements, declarations);
    }

    /** Reads an interface that is annotated with {@code @Opcode}. */
    public OpcodeSpec opcode(TypeElement type) throws UnreadableSpec {
        AnnotationValues opcode = AnnotationValues.of(elements, type, "Opcode").orElseThrow();
        List<FieldSpec> fields = new ArrayList<>();
        for (ExecutableElement method : declarations.methods(type)) {
            fields.add(field(method));
        }
        return new OpcodeSpec(
                declarations.declaration(type, opcode.text("name")),
                opcode.integer("value"),
                opcode.text("since"),
                opcode.constant("result", Result.class),
                opcode.truth("sqe128"),
                opcode.text("man"),
                opcode.constants("flags", CompletionFlag.class),
                List.copyOf(fields),
                opcode.place());
    }

    /** Reads an interface that is annotated with {@code @CStruct}. */
    public StructSpec struct(TypeElement type) throws UnreadableSpec {
        return structs.struct(type);
    }

    private FieldSpec field(ExecutableElement method) throws UnreadableSpec {
        return new FieldSpec(
                declarations.method(method),
                use(method),
                length(method),
                also(method),
                registered(method),
                until(method));
    }

    private Optional<FieldSpec.Use> use(ExecutableElement method) throws UnreadableSpec {
        Optional<AnnotationValues> found = AnnotationValues.of(elements, method, "SqeField");
        if (found.isEmpty()) {
            return Optional.empty();
        }
        AnnotationValues field = found.get();
        return Optional.of(new FieldSpec.Use(
                field.constant("value", Slot.class),
                field.integer("at"),
                field.integer("size"),
                field.number("bits"),
                field.truth("signed"),
                field.place()));
    }

    private Optional<FieldSpec.Length> length(ExecutableElement method) throws UnreadableSpec {
        Optional<AnnotationValues> found = AnnotationValues.of(elements, method, "LengthIn");
        if (found.isEmpty()) {
            return Optional.empty();
        }
        AnnotationValues length = found.get();
        return Optional.of(
                new FieldSpec.Length(length.constant("value", Slot.class), length.integer("unit"), length.place()));
    }

    private List<FieldSpec.Also> also(ExecutableElement method) throws UnreadableSpec {
        List<FieldSpec.Also> also = new ArrayList<>();
        for (AnnotationValues each : AnnotationValues.all(elements, method, "AlsoSets")) {
            also.add(new FieldSpec.Also(each.constant("value", Slot.class), each.number("bits"), each.place()));
        }
        return List.copyOf(also);
    }

    private Optional<FieldSpec.Registered> registered(ExecutableElement method) throws UnreadableSpec {
        Optional<AnnotationValues> found = AnnotationValues.of(elements, method, "RegisteredFd");
        if (found.isEmpty()) {
            return Optional.empty();
        }
        AnnotationValues registered = found.get();
        return Optional.of(new FieldSpec.Registered(
                registered.constant("value", Accepts.class),
                registered.constant("flagIn", Slot.class),
                registered.number("flag"),
                registered.constants("indexPlusOneIn", Slot.class),
                registered.place()));
    }

    private Optional<FieldSpec.Until> until(ExecutableElement method) throws UnreadableSpec {
        Optional<AnnotationValues> found = AnnotationValues.of(elements, method, "Until");
        if (found.isEmpty()) {
            return Optional.empty();
        }
        AnnotationValues until = found.get();
        return Optional.of(new FieldSpec.Until(until.constant("value", Lifetime.class), until.place()));
    }
}
