package dev.uring.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.uring.annotations.RegisteredFd.Accepts;
import dev.uring.annotations.Slot;
import dev.uring.processor.check.Layout;
import dev.uring.processor.check.Piece;
import dev.uring.processor.spec.Carrier;
import dev.uring.processor.spec.FieldSpec;
import dev.uring.processor.spec.Method.Kind;
import dev.uring.processor.spec.OpcodeSpec;
import java.util.Locale;
import javax.lang.model.element.Modifier;

/** Emits {@code describe}, which reads the bytes of an entry back into text, and {@code toString} with it. */
final class DescribeMethod {
    private final OpcodeSpec spec;
    private final Layout layout;

    DescribeMethod(OpcodeSpec spec, Layout layout) {
        this.spec = spec;
        this.layout = layout;
    }

    MethodSpec describe() {
        CodeBlock.Builder chain =
                CodeBlock.builder().add("return $T.of($S, sqe, CODE, $L)", Runtime.SQE_TEXT, name(), spec.entrySize());
        for (FieldSpec field : spec.fields()) {
            if (field.method().kind() != Kind.CONSTANT) {
                layout.pieces(field).forEach(piece -> describe(piece, chain));
            }
        }
        return MethodSpec.methodBuilder("describe")
                .addJavadoc("""
                        Reads the bytes of an entry back into text, such as {@code $L{..., userData=7}}.

                        @throws IndexOutOfBoundsException when the segment is smaller than the entry
                        @throws IllegalArgumentException when the entry has another opcode
                        """, name())
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(String.class)
                .addParameter(Runtime.MEMORY_SEGMENT, "sqe")
                .addCode(chain.add("\n        .end($L);\n", shownFlags()).build())
                .build();
    }

    static MethodSpec text() {
        return MethodSpec.methodBuilder("toString")
                .addJavadoc("What {@link #describe} says of the entry.\n")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(String.class)
                .addStatement("return describe(build().segment())")
                .build();
    }

    private String name() {
        return spec.declaration().generated().simpleName();
    }

    private void describe(Piece piece, CodeBlock.Builder chain) {
        String name = piece.field().name();
        boolean room = piece.field().method().carrier() == Carrier.ADDRESS_ROOM;
        if (piece.role() == Piece.Role.LENGTH && room) {
            chain.add("\n        .address($S, $L)", name + "Length", piece.offset());
        } else if (piece.role() == Piece.Role.LENGTH) {
            chain.add("\n        .unsigned($S, $L, $L)", name + "Length", piece.offset(), piece.width());
        } else if (piece.role() == Piece.Role.BUFFER_INDEX) {
            chain.add("\n        .unsigned($S, $L, $L)", name + "Index", piece.offset(), piece.width());
        } else if (piece.role() == Piece.Role.VALUE) {
            chain.add("\n        .").add(value(piece, name));
        }
    }

    private CodeBlock value(Piece piece, String name) {
        Carrier carrier = piece.field().method().carrier();
        int at = piece.offset();
        int width = piece.width();
        return switch (carrier) {
            case BOOLEAN -> CodeBlock.of("flag($S, $L, $L, $L)", name, at, width, Literals.hex(piece.bits()));
            case SEGMENT, ADDRESS_ROOM -> CodeBlock.of("address($S, $L)", name, at);
            case FIXED_MEMORY ->
                piece.slot() == Slot.BUF_INDEX
                        ? CodeBlock.of("unsigned($S, $L, $L)", name, at, width)
                        : CodeBlock.of("address($S, $L)", name, at);
            case FILE_SLOT -> CodeBlock.of("fileSlot($S, $L)", name, at);
            case BYTES -> CodeBlock.of("bytes($S, $L, $L)", name, at, width);
            case BITS -> bits(piece, name);
            case DESCRIPTOR -> descriptor(piece, name);
            default ->
                piece.slot().kind() == Slot.Kind.BITS ? bits(piece, name) : integer(name, at, width, carrier.width());
        };
    }

    private static CodeBlock integer(String name, int at, int width, int typeWidth) {
        return width < typeWidth
                ? CodeBlock.of("unsigned($S, $L, $L)", name, at, width)
                : CodeBlock.of("signed($S, $L, $L)", name, at, typeWidth);
    }

    private CodeBlock bits(Piece piece, String name) {
        long shown = shownElsewhere(piece.slot(), piece.offset());
        return CodeBlock.of(
                "bits($S, $L, $L, $L)", name, piece.offset(), piece.width(), shown == 0 ? "0L" : Literals.hex(shown));
    }

    private CodeBlock descriptor(Piece piece, String name) {
        for (Piece other : layout.pieces(piece.field())) {
            if (other.role() == Piece.Role.FILE_INDEX) {
                return CodeBlock.of("descriptorOrIndex($S, $L, $L)", name, piece.offset(), other.offset());
            }
            if (other.role() == Piece.Role.REGISTERED_FLAG) {
                return CodeBlock.of(
                        "descriptor($S, $L, $L, $L, $L)",
                        name,
                        piece.offset(),
                        other.offset(),
                        other.width(),
                        Literals.hex(other.bits()));
            }
        }
        boolean registered = piece.field()
                .registered()
                .map(each -> each.accepts() == Accepts.REGISTERED)
                .orElse(false);
        return CodeBlock.of("$L($S, $L)", registered ? "registered" : "ordinary", name, piece.offset());
    }

    private String shownFlags() {
        return "0x"
                + Long.toHexString(shownElsewhere(Slot.FLAGS, Slot.FLAGS.offset()))
                        .toUpperCase(Locale.ROOT);
    }

    /** Bits that a boolean or a descriptor shows under its own name. */
    private long shownElsewhere(Slot slot, int offset) {
        long shown = 0;
        for (Piece piece : layout.pieces()) {
            boolean named =
                    piece.role() == Piece.Role.REGISTERED_FLAG || piece.role() == Piece.Role.VALUE && piece.isBits();
            if (piece.slot() == slot && piece.offset() == offset && named) {
                shown |= piece.bits();
            }
        }
        return shown;
    }
}
