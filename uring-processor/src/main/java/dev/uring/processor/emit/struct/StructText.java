package dev.uring.processor.emit.struct;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.uring.processor.emit.Types;
import dev.uring.processor.layout.StructLayout;
import dev.uring.processor.layout.StructLayout.Placed;
import dev.uring.processor.spec.Carrier;
import dev.uring.processor.spec.StructField;
import java.util.HexFormat;
import java.util.stream.LongStream;
import javax.lang.model.element.Modifier;

/** Emits the text of a structure: every member, those of a union under each of their names. */
final class StructText {
    /** How many elements are shown of an array whose size is that of the memory. */
    private static final int SHOWN = 64;

    private final ClassName self;
    private final StructLayout layout;

    StructText(ClassName self, StructLayout layout) {
        this.self = self;
        this.layout = layout;
    }

    MethodSpec method() {
        CodeBlock.Builder text = CodeBlock.builder().add("return $S", self.simpleName() + "{");
        String separator = "";
        for (Placed placed : layout.members()) {
            String name = placed.member().name();
            text.add("\n        + $S + $L", separator + name + "=", value(placed));
            separator = ", ";
        }
        return MethodSpec.methodBuilder("toString")
                .addJavadoc("The members as text.\n")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(String.class)
                .addParameter(Types.MEMORY_SEGMENT, "struct")
                .addCode(text.add("\n        + $S;\n", "}").build())
                .build();
    }

    private CodeBlock value(Placed placed) {
        StructField member = placed.member();
        String name = member.name();
        if (!member.isArray()) {
            return element(placed, CodeBlock.of("$L(struct)", name));
        }
        if (!member.isFlexible()) {
            return elements(placed, CodeBlock.of("$L", MemberCode.countName(placed)));
        }
        // All the memory that was given counts as the array, which may be gigabytes.
        CodeBlock all = CodeBlock.of("$L(struct)", MemberCode.countMethod(placed, layout));
        return CodeBlock.of(
                "$L + ($L > $L ? $S + $L : $S)",
                elements(placed, CodeBlock.of("$T.min($L, $L)", Math.class, all, SHOWN)),
                all,
                SHOWN,
                " and more, of ",
                all,
                "");
    }

    private CodeBlock elements(Placed placed, CodeBlock count) {
        StructField member = placed.member();
        String name = member.name();
        if (member.element() == Carrier.BYTE) {
            CodeBlock bytes = CodeBlock.of("$L(struct)", name);
            return CodeBlock.of(
                    "$T.of().formatHex($L.toArray($T.JAVA_BYTE))",
                    HexFormat.class,
                    member.isFlexible() ? CodeBlock.of("$L.asSlice(0, $L)", bytes, count) : bytes,
                    Types.VALUE_LAYOUT);
        }
        return CodeBlock.of(
                "$T.range(0, $L).mapToObj(i -> $L).toList()",
                LongStream.class,
                count,
                element(placed, CodeBlock.of("$L(struct, (int) i)", name)));
    }

    private static CodeBlock element(Placed placed, CodeBlock get) {
        return switch (placed.member().element()) {
            case SEGMENT -> CodeBlock.of("\"0x\" + $T.toHexString($L.address())", Long.class, get);
            case STRUCT ->
                CodeBlock.of(
                        "$T.toString($L)",
                        placed.member().nested().orElseThrow().declaration().generated(),
                        get);
            default -> get;
        };
    }
}
