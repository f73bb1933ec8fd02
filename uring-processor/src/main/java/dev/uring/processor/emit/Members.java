package dev.uring.processor.emit;

import com.palantir.javapoet.NameAllocator;
import dev.uring.annotations.Slot;
import dev.uring.processor.check.Layout;
import dev.uring.processor.check.Piece;
import dev.uring.processor.spec.Carrier;
import dev.uring.processor.spec.FieldSpec;
import dev.uring.processor.spec.Method.Kind;
import dev.uring.processor.spec.NameStyle;
import dev.uring.processor.spec.OpcodeSpec;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The variables of a generated class: one for each field, and those that hold what setters imply. */
final class Members {
    private final OpcodeSpec spec;
    private final Layout layout;
    private final NameAllocator names = new NameAllocator();
    private final Map<FieldSpec, String> variables = new LinkedHashMap<>();
    private final Map<FieldSpec, String> bitsVariables = new LinkedHashMap<>();
    private final Map<Slot, String> impliedVariables = new LinkedHashMap<>();

    Members(OpcodeSpec spec, Layout layout) {
        this.spec = spec;
        this.layout = layout;
        // Constants of the class, and the parameter of attachment().
        List.of("CODE", "SINCE", "index").forEach(names::newName);
        spec.fields().forEach(field -> variables.put(field, names.newName(variable(field))));
        spec.sizes().stream().filter(size -> !size.isField()).forEach(size -> names.newName(size.name()));
        for (FieldSpec field : spec.fields()) {
            if (field.method().carrier() == Carrier.BITS) {
                boolean constant = field.method().kind() == Kind.CONSTANT;
                bitsVariables.put(field, names.newName(variable(field) + (constant ? "_BITS" : "Bits")));
            }
        }
        impliedSlots()
                .forEach(slot -> impliedVariables.put(slot, names.newName("implied" + NameStyle.camel(slot.name()))));
    }

    /** The variable with the value of a field. */
    String of(FieldSpec field) {
        return variables.get(field);
    }

    /** The variable with the bits of a value type. */
    String bitsOf(FieldSpec field) {
        return bitsVariables.get(field);
    }

    /** The variable with the bits that setters imply in a member. */
    String implied(Slot slot) {
        return impliedVariables.get(slot);
    }

    /** The members that setters imply bits of. */
    Set<Slot> implied() {
        return impliedVariables.keySet();
    }

    /** A name that nothing else in the class has. */
    String unique(String suggestion) {
        return names.newName(suggestion);
    }

    List<FieldSpec> fields(Kind kind) {
        return spec.fields().stream()
                .filter(field -> field.method().kind() == kind)
                .toList();
    }

    /** Whether bits that go with the field depend on whether it was set. */
    static boolean impliesWhenSet(FieldSpec field) {
        return field.method().kind() == Kind.OPTIONAL && field.method().carrier() != Carrier.BOOLEAN;
    }

    private Set<Slot> impliedSlots() {
        Set<Slot> slots = EnumSet.noneOf(Slot.class);
        for (Piece piece : layout.pieces()) {
            if (piece.role() == Piece.Role.IMPLIED && impliesWhenSet(piece.field())) {
                slots.add(piece.slot());
            }
        }
        return slots;
    }

    private static String variable(FieldSpec field) {
        boolean constant = field.method().kind() == Kind.CONSTANT;
        return constant ? NameStyle.upperSnake(field.name()) : field.name();
    }
}
