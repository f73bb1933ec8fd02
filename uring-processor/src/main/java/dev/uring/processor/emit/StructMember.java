package dev.uring.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.uring.processor.check.StructLayout;
import dev.uring.processor.check.StructLayout.Placed;
import dev.uring.processor.spec.Carrier;
import dev.uring.processor.spec.NameStyle;
import dev.uring.processor.spec.StructSpec.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.lang.model.element.Modifier;

/** Emits the accessors of one member. */
final class StructMember {
    private final Placed placed;
    private final StructLayout layout;
    private final Member member;
    private final ElementCode element;
    private final DocText docs;

    StructMember(Placed placed, StructLayout layout, DocText docs) {
        this.placed = placed;
        this.layout = layout;
        this.member = placed.member();
        this.element = new ElementCode(placed);
        this.docs = docs;
    }

    static String offsetName(Placed placed) {
        return NameStyle.upperSnake(placed.member().name()) + "_OFFSET";
    }

    static String countName(Placed placed) {
        return NameStyle.upperSnake(placed.member().name()) + "_COUNT";
    }

    /** The method that tells how many elements a flexible array has. */
    static String countMethod(Placed placed, StructLayout layout) {
        String name = placed.member().name() + "Count";
        boolean taken =
                layout.members().stream().anyMatch(each -> each.member().name().equals(name));
        return taken ? placed.member().name() + "ElementCount" : name;
    }

    List<MethodSpec> methods() {
        List<MethodSpec> methods = new ArrayList<>();
        if (member.isArray()) {
            methods.add(elements());
            if (member.isFlexible()) {
                methods.add(flexibleCount());
            }
        }
        CodeBlock offset = member.isArray()
                ? CodeBlock.of("$L + index * $LL", offsetName(placed), placed.elementSize())
                : CodeBlock.of("$L", offsetName(placed));
        methods.add(accessor(element.type(), "")
                .addCode(checkIndex())
                .addStatement("return $L", element.get(offset))
                .build());
        if (!element.isNested()) {
            methods.add(accessor(TypeName.VOID, limit())
                    .addParameter(element.type(), "value")
                    .addCode(checkIndex())
                    .addStatement("$L", element.set(offset))
                    .build());
        }
        return methods;
    }

    private MethodSpec.Builder accessor(TypeName returned, String tags) {
        MethodSpec.Builder method = method(member.name(), returned, description() + details() + tags)
                .addAnnotations(Deprecation.of(member.method().place().element()));
        return member.isArray() ? method.addParameter(TypeName.INT, "index") : method;
    }

    /** All elements as memory. */
    private MethodSpec elements() {
        CodeBlock slice = member.isFlexible()
                ? CodeBlock.of("struct.asSlice($L, $L * $LL)", offsetName(placed), count(), placed.elementSize())
                : CodeBlock.of("struct.asSlice($L, $L)", offsetName(placed), Literals.decimal(placed.size()));
        return method(member.name(), Runtime.MEMORY_SEGMENT, description() + "\nAll elements, as memory.")
                .addAnnotations(Deprecation.of(member.method().place().element()))
                .addStatement("return $L", slice)
                .build();
    }

    private MethodSpec flexibleCount() {
        return method(
                        countMethod(placed, layout),
                        TypeName.LONG,
                        "The number of elements of {@code " + member.name() + "} that the memory has room for.")
                .addStatement(
                        "return ($T.max(struct.byteSize(), $L) - $L) / $LL",
                        Math.class,
                        offsetName(placed),
                        offsetName(placed),
                        placed.elementSize())
                .build();
    }

    private CodeBlock checkIndex() {
        return member.isArray()
                ? CodeBlock.builder()
                        .addStatement("$T.checkIndex(index, $L)", Objects.class, count())
                        .build()
                : CodeBlock.of("");
    }

    private String count() {
        return member.isFlexible() ? countMethod(placed, layout) + "(struct)" : countName(placed);
    }

    private String description() {
        String own = docs.main(member.method().doc());
        return own.isEmpty() ? "The member {@code " + member.name() + "}." : own;
    }

    private String details() {
        String kind = switch (member.element()) {
            case STRUCT -> "\nThe memory is that of the nested structure.";
            case SEGMENT ->
                "\nA pointer; the memory it points at must outlive its use, and is read back without a size.";
            default -> member.bigEndian() ? "\nKept in network byte order." : "";
        };
        return member.isArray() ? "\nThe element at {@code index}." + kind : kind;
    }

    private String limit() {
        boolean narrowed = member.width() != 0;
        if (narrowed) {
            return "\n\n@throws IllegalArgumentException when outside 0.." + Literals.ones(member.width());
        }
        return member.element() == Carrier.SEGMENT ? "\n\n@throws IllegalArgumentException for heap memory" : "";
    }

    private static MethodSpec.Builder method(String name, TypeName returned, String doc) {
        return MethodSpec.methodBuilder(name)
                .addJavadoc(DocText.comment(doc))
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(returned)
                .addParameter(Runtime.MEMORY_SEGMENT, "struct");
    }
}
