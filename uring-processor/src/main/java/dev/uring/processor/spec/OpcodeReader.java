package dev.uring.processor.spec;

import dev.uring.annotations.CompletionFlag;
import dev.uring.annotations.RegisteredFd.Accepts;
import dev.uring.annotations.Result;
import dev.uring.annotations.Slot;
import dev.uring.annotations.Until.Lifetime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** Reads operations: turns the compiler's model of an interface into a record of what was declared. It judges nothing. */
public final class OpcodeReader {
    private final Elements elements;
    private final DeclarationReader declarations;
    private final DefaultOrder order;

    /** A reader over the compiler's model. */
    public OpcodeReader(ProcessingEnvironment environment, DeclarationReader declarations) {
        this.elements = environment.getElementUtils();
        this.declarations = declarations;
        this.order = new DefaultOrder(environment);
    }

    /** Reads an interface that is annotated with {@code @Opcode}. */
    public OpcodeSpec read(TypeElement type) throws UnreadableSpec {
        AnnotationValues opcode = AnnotationValues.of(elements, type, "Opcode").orElseThrow();
        List<EntryField> fields = new ArrayList<>();
        List<SizeSpec> sizes = new ArrayList<>();
        for (ExecutableElement method : declarations.methods(type)) {
            EntryField field = field(method);
            Optional<AnnotationValues> size = AnnotationValues.of(elements, method, "SizeOf");
            boolean computed = size.isPresent() && !field.isAnnotated();
            if (size.isPresent()) {
                sizes.add(new SizeSpec(
                        field.method(),
                        size.get().text("value"),
                        !computed,
                        size.get().place()));
            }
            if (!computed) {
                fields.add(field);
            }
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
                List.copyOf(sizes),
                order.suits(type, fields),
                opcode.place());
    }

    private EntryField field(ExecutableElement method) throws UnreadableSpec {
        return new EntryField(
                declarations.method(method),
                read(method, "SqeField", OpcodeReader::use),
                read(method, "LengthIn", OpcodeReader::length),
                also(method),
                read(method, "RegisteredFd", OpcodeReader::registered),
                read(method, "Until", OpcodeReader::until),
                read(method, "AtLeast", OpcodeReader::atLeast),
                read(method, "CString", text -> new EntryField.Text(text.place())));
    }

    private static EntryField.Use use(AnnotationValues field) throws UnreadableSpec {
        return new EntryField.Use(
                field.constant("value", Slot.class),
                field.integer("at"),
                field.integer("size"),
                field.number("bits"),
                field.truth("signed"),
                field.place());
    }

    private static EntryField.Length length(AnnotationValues length) throws UnreadableSpec {
        return new EntryField.Length(
                length.constant("value", Slot.class),
                length.integer("at"),
                length.integer("size"),
                length.integer("unit"),
                length.place());
    }

    private static EntryField.Registered registered(AnnotationValues registered) throws UnreadableSpec {
        return new EntryField.Registered(
                registered.constant("value", Accepts.class),
                registered.constant("flagIn", Slot.class),
                registered.number("flag"),
                registered.constants("indexPlusOneIn", Slot.class),
                registered.place());
    }

    private static EntryField.Until until(AnnotationValues until) throws UnreadableSpec {
        return new EntryField.Until(until.constant("value", Lifetime.class), until.place());
    }

    private static EntryField.AtLeast atLeast(AnnotationValues atLeast) throws UnreadableSpec {
        return new EntryField.AtLeast(atLeast.number("value"), atLeast.place());
    }

    private List<EntryField.Also> also(ExecutableElement method) throws UnreadableSpec {
        List<EntryField.Also> also = new ArrayList<>();
        for (AnnotationValues each : AnnotationValues.all(elements, method, "AlsoSets")) {
            also.add(new EntryField.Also(each.constant("value", Slot.class), each.number("bits"), each.place()));
        }
        return List.copyOf(also);
    }

    private <T> Optional<T> read(ExecutableElement method, String annotation, Reading<T> reading)
            throws UnreadableSpec {
        Optional<AnnotationValues> found = AnnotationValues.of(elements, method, annotation);
        return found.isPresent() ? Optional.of(reading.read(found.get())) : Optional.empty();
    }

    /** Turns an annotation into a record. */
    private interface Reading<T> {
        T read(AnnotationValues values) throws UnreadableSpec;
    }
}
