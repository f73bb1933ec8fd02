package dev.uring.processor.emit.operation;

import com.palantir.javapoet.CodeBlock;
import dev.uring.annotations.RegisteredFd.Accepts;
import dev.uring.processor.emit.Literals;
import dev.uring.processor.emit.Types;
import dev.uring.processor.layout.EntryLayout;
import dev.uring.processor.layout.Placement;
import dev.uring.processor.spec.Carrier;
import dev.uring.processor.spec.EntryField;
import java.util.List;

/** The code that takes a field's value: it checks the value, so that writing the entry cannot fail half-way. */
final class FieldCode {
    private final EntryLayout layout;
    private final Variables variables;

    FieldCode(EntryLayout layout, Variables variables) {
        this.layout = layout;
        this.variables = variables;
    }

    /** Assigns a parameter to the field's variable, or nothing when it throws. */
    CodeBlock assignParameter(EntryField field) {
        CodeBlock parameter = CodeBlock.of("$N", field.name());
        CodeBlock.Builder code = CodeBlock.builder();
        if (field.method().carrier() == Carrier.BITS) {
            code.addStatement("this.$N = $L", variables.bitsOf(field), bits(field, parameter));
        }
        return code.addStatement("this.$N = $L", variables.of(field), checked(field, parameter))
                .build();
    }

    /** Assigns the default value, checked, to the field's variable. */
    CodeBlock assignDefault(EntryField field, CodeBlock value) {
        CodeBlock.Builder code = CodeBlock.builder().addStatement("this.$N = $L", variables.of(field), value);
        if (field.method().carrier() == Carrier.BITS) {
            CodeBlock assigned = CodeBlock.of("this.$N", variables.of(field));
            code.addStatement("this.$N = $L", variables.bitsOf(field), bits(field, assigned));
        }
        return code.build();
    }

    /** The bits of a value type's value. */
    CodeBlock bits(EntryField field, CodeBlock value) {
        return CodeBlock.of(
                "$T.bits($S, $L, $L)",
                Types.FIELD_CHECK,
                field.name(),
                value,
                value(field).width());
    }

    /** The value, checked. */
    CodeBlock checked(EntryField field, CodeBlock value) {
        int width = value(field).width();
        return switch (field.method().carrier()) {
            case INT -> width < Integer.BYTES ? check("unsigned" + width * Byte.SIZE, field, value) : value;
            case SEGMENT -> memory(field, value);
            case FIXED_MEMORY ->
                field.length().isPresent() || field.atLeast().isPresent()
                        ? memory(field, value)
                        : check("liveMemory", field, value);
            case DESCRIPTOR -> check(descriptor(field), field, value);
            case ADDRESS_ROOM -> check("liveRoom", field, value);
            case FILE_SLOT -> check("nonNull", field, value);
            case BYTES -> check("payload", field, CodeBlock.of("$L, $L", value, width));
            default -> value;
        };
    }

    /** The field's value for a caller, who must not change the field through it. */
    CodeBlock read(EntryField field) {
        boolean array = field.method().carrier() == Carrier.BYTES;
        return CodeBlock.of(array ? "$N.clone()" : "$N", variables.of(field));
    }

    /** The memory that a field points at; the first is what its size is about. */
    List<CodeBlock> segments(EntryField field) {
        String variable = variables.of(field);
        return switch (field.method().carrier()) {
            case SEGMENT -> List.of(CodeBlock.of("$N", variable));
            case FIXED_MEMORY -> List.of(CodeBlock.of("$N.segment()", variable));
            case ADDRESS_ROOM -> List.of(CodeBlock.of("$N.address()", variable), CodeBlock.of("$N.length()", variable));
            default -> List.of();
        };
    }

    private CodeBlock memory(EntryField field, CodeBlock value) {
        for (Placement placement : layout.placements(field)) {
            if (placement.role() == Placement.Role.LENGTH) {
                return check(
                        "sizedMemory",
                        field,
                        CodeBlock.of(
                                "$L, $L, $L",
                                value,
                                field.length().orElseThrow().unit(),
                                Literals.mask(placement.width())));
            }
        }
        if (field.text().isPresent()) {
            return check("text", field, value);
        }
        return field.atLeast()
                .map(atLeast -> check("memoryOfAtLeast", field, CodeBlock.of("$L, $L", value, atLeast.bytes())))
                .orElseGet(() -> check("nativeMemory", field, value));
    }

    private static String descriptor(EntryField field) {
        Accepts accepts = field.registered().map(EntryField.Registered::accepts).orElse(Accepts.BOTH);
        return switch (accepts) {
            case BOTH -> "nonNull";
            case RAW -> "raw";
            case REGISTERED -> "registered";
        };
    }

    private static CodeBlock check(String method, EntryField field, CodeBlock arguments) {
        return CodeBlock.of("$T.$L($S, $L)", Types.FIELD_CHECK, method, field.name(), arguments);
    }

    private Placement value(EntryField field) {
        return layout.placements(field).getFirst();
    }
}
