package dev.uring.processor.emit.operation;

import com.palantir.javapoet.NameAllocator;
import dev.uring.processor.spec.Carrier;
import dev.uring.processor.spec.EntryField;
import dev.uring.processor.spec.Method.Kind;
import dev.uring.processor.spec.NameStyle;
import dev.uring.processor.spec.OpcodeSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The variables of a generated class that hold the values of fields. */
final class Variables {
    static final String OPERATION = "op";

    private final OpcodeSpec spec;
    private final NameAllocator names = new NameAllocator();
    private final Map<EntryField, String> variables = new LinkedHashMap<>();
    private final Map<EntryField, String> bitsVariables = new LinkedHashMap<>();

    Variables(OpcodeSpec spec) {
        this.spec = spec;
        // Constants of the class, and the parameter of attachment().
        List.of("CODE", "SINCE", "index").forEach(names::newName);
        spec.fields().forEach(field -> variables.put(field, names.newName(variable(field))));
        spec.sizes().stream().filter(size -> !size.isField()).forEach(size -> names.newName(size.name()));
        for (EntryField field : spec.fields()) {
            if (field.method().carrier() == Carrier.BITS) {
                boolean constant = field.method().kind() == Kind.CONSTANT;
                bitsVariables.put(field, names.newName(variable(field) + (constant ? "_BITS" : "Bits")));
            }
        }
    }

    /** The variable with the value of a field. */
    String of(EntryField field) {
        return variables.get(field);
    }

    /** The value of a field as the words of an entry read it, from an operation that they call {@value #OPERATION}. */
    String read(EntryField field) {
        return ofOperation(field, of(field));
    }

    /** The bits of a value type as the words of an entry read them. */
    String readBits(EntryField field) {
        return ofOperation(field, bitsOf(field));
    }

    private static String ofOperation(EntryField field, String variable) {
        return field.method().kind() == Kind.CONSTANT ? variable : OPERATION + "." + variable;
    }

    /** The variable with the bits of a value type. */
    String bitsOf(EntryField field) {
        return bitsVariables.get(field);
    }

    /** A name that nothing else in the class has. */
    String unique(String suggestion) {
        return names.newName(suggestion);
    }

    List<EntryField> fields(Kind kind) {
        return spec.fields().stream()
                .filter(field -> field.method().kind() == kind)
                .toList();
    }

    private static String variable(EntryField field) {
        boolean constant = field.method().kind() == Kind.CONSTANT;
        return constant ? NameStyle.upperSnake(field.name()) : field.name();
    }
}
