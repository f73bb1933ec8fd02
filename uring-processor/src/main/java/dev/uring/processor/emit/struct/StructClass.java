package dev.uring.processor.emit.struct;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.uring.processor.emit.DocText;
import dev.uring.processor.emit.Literals;
import dev.uring.processor.emit.Types;
import dev.uring.processor.layout.StructLayout;
import dev.uring.processor.layout.StructLayout.Placed;
import dev.uring.processor.spec.StructSpec;
import dev.uring.processor.spec.doc.Doc;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Emits the class of a structure: constants and static accessors over memory, without an object for each structure. */
public final class StructClass {
    private final StructSpec spec;
    private final StructLayout layout;
    private final ClassName self;

    /** The class of a structure without problems. */
    public StructClass(StructSpec spec, StructLayout layout) {
        this.spec = spec;
        this.layout = layout;
        this.self = spec.declaration().generated();
    }

    /** The class, ready to be written. */
    public TypeSpec emit() {
        TypeSpec.Builder type = TypeSpec.classBuilder(self)
                .addJavadoc(typeDoc())
                .addAnnotation(AnnotationSpec.builder(Types.GENERATED_FROM)
                        .addMember("value", "$T.class", spec.declaration().spec())
                        .build())
                .addAnnotations(spec.declaration().annotations())
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addField(constant("SIZE", layout.size(), sizeDoc()))
                .addField(constant(
                        "ALIGNMENT", layout.alignment(), "What the address of the structure is a multiple of in C."));
        for (Placed placed : layout.members()) {
            type.addField(constant(
                    MemberCode.offsetName(placed),
                    placed.offset(),
                    "The offset of {@code " + placed.member().name() + "}."));
            if (placed.member().isArray() && !placed.member().isFlexible()) {
                type.addField(FieldSpec.builder(
                                TypeName.INT,
                                MemberCode.countName(placed),
                                Modifier.PUBLIC,
                                Modifier.STATIC,
                                Modifier.FINAL)
                        .addJavadoc(
                                "The number of elements of {@code $L}.\n",
                                placed.member().name())
                        .initializer("$L", placed.member().count())
                        .build());
            }
        }
        type.addMethod(
                MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
        type.addMethods(StructMemory.methods(layout));
        for (Placed placed : layout.members()) {
            type.addMethods(new MemberCode(placed, layout).methods());
        }
        return type.addMethod(new StructText(self, layout).method()).build();
    }

    private CodeBlock typeDoc() {
        Doc doc = spec.declaration().doc();
        List<String> paragraphs = new ArrayList<>();
        if (!doc.main().isEmpty()) {
            paragraphs.add(doc.main());
        }
        if (!spec.tag().isEmpty()) {
            paragraphs.add("The C structure {@code " + spec.tag() + "}.");
        }
        if (paragraphs.isEmpty()) {
            paragraphs.add("A C structure.");
        }
        paragraphs.add("Accessors take the memory of one structure, which may lie at any address, and throw"
                + "\n{@link IndexOutOfBoundsException} when it is too small.");
        return DocText.comment(
                String.join(DocText.paragraph(doc.markdown()), paragraphs) + DocText.tags(doc.tags()), doc.markdown());
    }

    private String sizeDoc() {
        return layout.isFlexible() ? "The size in bytes, without the elements at the end." : "The size in bytes.";
    }

    private static FieldSpec constant(String name, long value, String doc) {
        return FieldSpec.builder(TypeName.LONG, name, Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("$L\n", doc)
                .initializer("$L", Literals.decimal(value))
                .build();
    }
}
