package dev.uring.processor.emit.struct;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.uring.processor.emit.DocText;
import dev.uring.processor.emit.Literals;
import dev.uring.processor.emit.Types;
import dev.uring.processor.layout.StructLayout;
import dev.uring.processor.layout.StructLayout.Placed;
import dev.uring.processor.spec.Carrier;
import dev.uring.processor.spec.NameStyle;
import dev.uring.processor.spec.StructField;
import dev.uring.processor.spec.doc.Doc;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.lang.model.element.Modifier;

/** Emits the accessors of one member. */
final class MemberCode {
    private final Placed placed;
    private final StructLayout layout;
    private final StructField member;
    private final ElementCode element;
    private final Doc doc;

    MemberCode(Placed placed, StructLayout layout) {
        this.placed = placed;
        this.layout = layout;
        this.member = placed.member();
        this.element = new ElementCode(placed);
        this.doc = member.method().doc();
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
        methods.add(accessor(element.type(), doc.tags())
                .addCode(checkIndex())
                .addStatement("return $L", element.get(offset))
                .build());
        if (!element.isNested()) {
            methods.add(accessor(TypeName.VOID, (limit() + "\n" + doc.deprecation()).strip())
                    .addParameter(element.type(), "value")
                    .addCode(checkIndex())
                    .addStatement("$L", element.set(offset))
                    .build());
        }
        return methods;
    }

    private MethodSpec.Builder accessor(TypeName returned, String tags) {
        MethodSpec.Builder method = method(member.name(), returned, description() + details() + DocText.tags(tags))
                .addAnnotations(member.method().deprecation());
        return member.isArray() ? method.addParameter(TypeName.INT, "index") : method;
    }

    /** All elements as memory. */
    private MethodSpec elements() {
        CodeBlock slice = member.isFlexible()
                ? CodeBlock.of("struct.asSlice($L, $L * $LL)", offsetName(placed), count(), placed.elementSize())
                : CodeBlock.of("struct.asSlice($L, $L)", offsetName(placed), Literals.decimal(placed.size()));
        return method(
                        member.name(),
                        Types.MEMORY_SEGMENT,
                        description() + sentence("All elements, as memory.") + DocText.tags(doc.deprecation()))
                .addAnnotations(member.method().deprecation())
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
        return doc.main().isEmpty() ? "The member {@code " + member.name() + "}." : doc.main();
    }

    private String details() {
        String kind = switch (member.element()) {
            case STRUCT -> sentence("The memory is that of the nested structure.");
            case SEGMENT ->
                sentence("A pointer; the memory it points at must outlive its use, and is read back without a size.");
            default -> member.bigEndian() ? sentence("Kept in network byte order.") : "";
        };
        return member.isArray() ? sentence("The element at {@code index}.") + kind : kind;
    }

    private String sentence(String sentence) {
        return DocText.sentence(sentence, doc.markdown());
    }

    private String limit() {
        boolean narrowed = member.width() != 0;
        if (narrowed) {
            return "@throws IllegalArgumentException when outside 0.." + Literals.ones(member.width());
        }
        return member.element() == Carrier.SEGMENT ? "@throws IllegalArgumentException for heap memory" : "";
    }

    private MethodSpec.Builder method(String name, TypeName returned, String text) {
        return MethodSpec.methodBuilder(name)
                .addJavadoc(DocText.comment(text, doc.markdown()))
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(returned)
                .addParameter(Types.MEMORY_SEGMENT, "struct");
    }
}
