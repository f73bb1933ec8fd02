package dev.uring.processor.emit.operation;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.uring.annotations.RegisteredFd.Accepts;
import dev.uring.annotations.Slot;
import dev.uring.processor.emit.Literals;
import dev.uring.processor.emit.Types;
import dev.uring.processor.layout.EntryLayout;
import dev.uring.processor.layout.Placement;
import dev.uring.processor.spec.Carrier;
import dev.uring.processor.spec.EntryField;
import dev.uring.processor.spec.Method.Kind;
import dev.uring.processor.spec.OpcodeSpec;
import java.util.Locale;
import javax.lang.model.element.Modifier;

/** Emits {@code describe}, which reads the bytes of an entry back into text, and {@code toString} with it. */
final class DescribeMethod {
    private final OpcodeSpec spec;
    private final EntryLayout layout;

    DescribeMethod(OpcodeSpec spec, EntryLayout layout) {
        this.spec = spec;
        this.layout = layout;
    }

    MethodSpec describe() {
        CodeBlock.Builder chain =
                CodeBlock.builder().add("return $T.of($S, sqe, CODE, $L)", Types.SQE_TEXT, name(), spec.entrySize());
        for (EntryField field : spec.fields()) {
            if (field.method().kind() != Kind.CONSTANT) {
                layout.placements(field).forEach(placement -> describe(placement, chain));
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
                .addParameter(Types.MEMORY_SEGMENT, "sqe")
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

    private void describe(Placement placement, CodeBlock.Builder chain) {
        String name = placement.field().name();
        boolean room = placement.field().method().carrier() == Carrier.ADDRESS_ROOM;
        if (placement.role() == Placement.Role.LENGTH && room) {
            chain.add("\n        .address($S, $L)", name + "Length", placement.offset());
        } else if (placement.role() == Placement.Role.LENGTH) {
            chain.add("\n        .unsigned($S, $L, $L)", name + "Length", placement.offset(), placement.width());
        } else if (placement.role() == Placement.Role.BUFFER_INDEX) {
            chain.add("\n        .unsigned($S, $L, $L)", name + "Index", placement.offset(), placement.width());
        } else if (placement.role() == Placement.Role.VALUE) {
            chain.add("\n        .").add(value(placement, name));
        }
    }

    private CodeBlock value(Placement placement, String name) {
        Carrier carrier = placement.field().method().carrier();
        int at = placement.offset();
        int width = placement.width();
        return switch (carrier) {
            case BOOLEAN -> CodeBlock.of("flag($S, $L, $L, $L)", name, at, width, Literals.hex(placement.bits()));
            case SEGMENT, ADDRESS_ROOM -> CodeBlock.of("address($S, $L)", name, at);
            case FIXED_MEMORY ->
                placement.slot() == Slot.BUF_INDEX
                        ? CodeBlock.of("unsigned($S, $L, $L)", name, at, width)
                        : CodeBlock.of("address($S, $L)", name, at);
            case FILE_SLOT -> CodeBlock.of("fileSlot($S, $L)", name, at);
            case BYTES -> CodeBlock.of("bytes($S, $L, $L)", name, at, width);
            case BITS -> bits(placement, name);
            case DESCRIPTOR -> descriptor(placement, name);
            default ->
                placement.slot().kind() == Slot.Kind.BITS
                        ? bits(placement, name)
                        : integer(name, at, width, carrier.width());
        };
    }

    private static CodeBlock integer(String name, int at, int width, int typeWidth) {
        return width < typeWidth
                ? CodeBlock.of("unsigned($S, $L, $L)", name, at, width)
                : CodeBlock.of("signed($S, $L, $L)", name, at, typeWidth);
    }

    private CodeBlock bits(Placement placement, String name) {
        long shown = shownElsewhere(placement.slot(), placement.offset());
        return CodeBlock.of(
                "bits($S, $L, $L, $L)",
                name,
                placement.offset(),
                placement.width(),
                shown == 0 ? "0L" : Literals.hex(shown));
    }

    private CodeBlock descriptor(Placement placement, String name) {
        for (Placement other : layout.placements(placement.field())) {
            if (other.role() == Placement.Role.FILE_INDEX) {
                return CodeBlock.of("descriptorOrIndex($S, $L, $L)", name, placement.offset(), other.offset());
            }
            if (other.role() == Placement.Role.REGISTERED_FLAG) {
                return CodeBlock.of(
                        "descriptor($S, $L, $L, $L, $L)",
                        name,
                        placement.offset(),
                        other.offset(),
                        other.width(),
                        Literals.hex(other.bits()));
            }
        }
        boolean registered = placement
                .field()
                .registered()
                .map(each -> each.accepts() == Accepts.REGISTERED)
                .orElse(false);
        return CodeBlock.of("$L($S, $L)", registered ? "registered" : "ordinary", name, placement.offset());
    }

    private String shownFlags() {
        return "0x"
                + Long.toHexString(shownElsewhere(Slot.FLAGS, Slot.FLAGS.offset()))
                        .toUpperCase(Locale.ROOT);
    }

    /** Bits that a boolean or a descriptor shows under its own name. */
    private long shownElsewhere(Slot slot, int offset) {
        long shown = 0;
        for (Placement placement : layout.placements()) {
            boolean named = placement.role() == Placement.Role.REGISTERED_FLAG
                    || placement.role() == Placement.Role.VALUE && placement.isBits();
            if (placement.slot() == slot && placement.offset() == offset && named) {
                shown |= placement.bits();
            }
        }
        return shown;
    }
}
