package dev.uring.processor.emit.struct;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.uring.processor.emit.Literals;
import dev.uring.processor.emit.Types;
import dev.uring.processor.layout.StructLayout.Placed;
import dev.uring.processor.spec.Carrier;
import java.nio.ByteOrder;

/** How one member, or one element of an array, is read and written at an offset of a structure's memory. */
final class ElementCode {
    private final Placed placed;
    private final Carrier carrier;
    private final int width;

    ElementCode(Placed placed) {
        this.placed = placed;
        this.carrier = placed.member().element();
        this.width = (int) placed.elementSize();
    }

    /** The type of a value in Java. */
    TypeName type() {
        return switch (carrier) {
            case BYTE -> TypeName.BYTE;
            case SHORT -> TypeName.SHORT;
            case INT -> TypeName.INT;
            case LONG -> TypeName.LONG;
            default -> Types.MEMORY_SEGMENT;
        };
    }

    boolean isNested() {
        return carrier == Carrier.STRUCT;
    }

    CodeBlock get(CodeBlock offset) {
        if (isNested()) {
            return CodeBlock.of("struct.asSlice($L, $L)", offset, Literals.decimal(placed.elementSize()));
        }
        CodeBlock raw = CodeBlock.of("struct.get($L, $L)", layout(), offset);
        if (carrier == Carrier.SEGMENT) {
            return CodeBlock.of("$T.ofAddress($L)", Types.MEMORY_SEGMENT, raw);
        }
        if (width == carrier.width()) {
            return raw;
        }
        return switch (width) {
            case 1 -> CodeBlock.of("$T.toUnsignedInt($L)", Byte.class, raw);
            case 2 -> CodeBlock.of("$T.toUnsignedInt($L)", Short.class, raw);
            default -> CodeBlock.of("$T.toUnsignedLong($L)", Integer.class, raw);
        };
    }

    CodeBlock set(CodeBlock offset) {
        return CodeBlock.of("struct.set($L, $L, $L)", layout(), offset, checked());
    }

    private CodeBlock checked() {
        String name = placed.member().name();
        if (carrier == Carrier.SEGMENT) {
            return CodeBlock.of("$T.nativeMemory($S, value).address()", Types.FIELD_CHECK, name);
        }
        if (width == carrier.width()) {
            return CodeBlock.of("value");
        }
        return switch (width) {
            case 1 -> CodeBlock.of("(byte) $T.unsigned8($S, value)", Types.FIELD_CHECK, name);
            case 2 -> CodeBlock.of("(short) $T.unsigned16($S, value)", Types.FIELD_CHECK, name);
            default -> CodeBlock.of("(int) $T.unsigned32($S, value)", Types.FIELD_CHECK, name);
        };
    }

    /** Unaligned, because a structure may lie anywhere in a buffer. */
    private CodeBlock layout() {
        String name = switch (width) {
            case 1 -> "JAVA_BYTE";
            case 2 -> "JAVA_SHORT_UNALIGNED";
            case 4 -> "JAVA_INT_UNALIGNED";
            default -> "JAVA_LONG_UNALIGNED";
        };
        return placed.member().bigEndian()
                ? CodeBlock.of("$T.$L.withOrder($T.BIG_ENDIAN)", Types.VALUE_LAYOUT, name, ByteOrder.class)
                : CodeBlock.of("$T.$L", Types.VALUE_LAYOUT, name);
    }
}
