package dev.uring.processor.emit;

import com.palantir.javapoet.CodeBlock;
import dev.uring.annotations.RegisteredFd.Accepts;
import dev.uring.processor.check.Layout;
import dev.uring.processor.check.Piece;
import dev.uring.processor.spec.Carrier;
import dev.uring.processor.spec.FieldSpec;
import java.util.List;

/** The code that takes a field's value: it checks the value, so that writing the entry cannot fail half-way. */
final class FieldCode {
    private final Layout layout;
    private final Members members;

    FieldCode(Layout layout, Members members) {
        this.layout = layout;
        this.members = members;
    }

    /** Assigns a parameter to the field's variable, or nothing when it throws. */
    CodeBlock assignParameter(FieldSpec field) {
        CodeBlock parameter = CodeBlock.of("$N", field.name());
        CodeBlock.Builder code = CodeBlock.builder();
        if (field.method().carrier() == Carrier.BITS) {
            code.addStatement("this.$N = $L", members.bitsOf(field), bits(field, parameter));
        }
        return code.addStatement("this.$N = $L", members.of(field), checked(field, parameter))
                .build();
    }

    /** Assigns the default value, checked, to the field's variable. */
    CodeBlock assignDefault(FieldSpec field, CodeBlock value) {
        CodeBlock.Builder code = CodeBlock.builder().addStatement("this.$N = $L", members.of(field), value);
        if (field.method().carrier() == Carrier.BITS) {
            CodeBlock assigned = CodeBlock.of("this.$N", members.of(field));
            code.addStatement("this.$N = $L", members.bitsOf(field), bits(field, assigned));
        }
        return code.build();
    }

    /** The bits of a value type's value. */
    CodeBlock bits(FieldSpec field, CodeBlock value) {
        return CodeBlock.of(
                "$T.bits($S, $L, $L)",
                Runtime.FIELD_CHECK,
                field.name(),
                value,
                value(field).width());
    }

    /** The value, checked. */
    CodeBlock checked(FieldSpec field, CodeBlock value) {
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
    CodeBlock read(FieldSpec field) {
        boolean array = field.method().carrier() == Carrier.BYTES;
        return CodeBlock.of(array ? "$N.clone()" : "$N", members.of(field));
    }

    /** The memory that a field points at; the first is what its size is about. */
    List<CodeBlock> segments(FieldSpec field) {
        String variable = members.of(field);
        return switch (field.method().carrier()) {
            case SEGMENT -> List.of(CodeBlock.of("$N", variable));
            case FIXED_MEMORY -> List.of(CodeBlock.of("$N.segment()", variable));
            case ADDRESS_ROOM -> List.of(CodeBlock.of("$N.address()", variable), CodeBlock.of("$N.length()", variable));
            default -> List.of();
        };
    }

    private CodeBlock memory(FieldSpec field, CodeBlock value) {
        for (Piece piece : layout.pieces(field)) {
            if (piece.role() == Piece.Role.LENGTH) {
                return check(
                        "sizedMemory",
                        field,
                        CodeBlock.of(
                                "$L, $L, $L",
                                value,
                                field.length().orElseThrow().unit(),
                                Literals.mask(piece.width())));
            }
        }
        if (field.text().isPresent()) {
            return check("text", field, value);
        }
        return field.atLeast()
                .map(atLeast -> check("memoryOfAtLeast", field, CodeBlock.of("$L, $L", value, atLeast.bytes())))
                .orElseGet(() -> check("nativeMemory", field, value));
    }

    private static String descriptor(FieldSpec field) {
        Accepts accepts = field.registered().map(FieldSpec.Registered::accepts).orElse(Accepts.BOTH);
        return switch (accepts) {
            case BOTH -> "nonNull";
            case RAW -> "raw";
            case REGISTERED -> "registered";
        };
    }

    private static CodeBlock check(String method, FieldSpec field, CodeBlock arguments) {
        return CodeBlock.of("$T.$L($S, $L)", Runtime.FIELD_CHECK, method, field.name(), arguments);
    }

    private Piece value(FieldSpec field) {
        return layout.pieces(field).getFirst();
    }
}
