package dev.uring.processor.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.uring.processor.check.StructLayout;
import dev.uring.processor.check.StructLayout.Placed;
import dev.uring.processor.spec.StructSpec;
import java.util.function.Predicate;
import javax.lang.model.element.Modifier;

/** Emits the class of a structure: constants and static accessors over memory, without an object for each structure. */
public final class StructClass {
    private final StructSpec spec;
    private final StructLayout layout;
    private final ClassName self;
    private final DocText docs;

    /**
     * The class of a structure without problems.
     *
     * @param isTypeInPackage whether a simple name is a type that documentation in the spec's package can link to
     */
    public StructClass(StructSpec spec, StructLayout layout, Predicate<String> isTypeInPackage) {
        this.spec = spec;
        this.layout = layout;
        this.self = spec.declaration().generated();
        this.docs = new DocText(
                isTypeInPackage,
                member -> spec.members().stream().anyMatch(each -> each.name().equals(member)));
    }

    /** The class, ready to be written. */
    public TypeSpec emit() {
        TypeSpec.Builder type = TypeSpec.classBuilder(self)
                .addJavadoc(typeDoc())
                .addAnnotation(AnnotationSpec.builder(Runtime.GENERATED_FROM)
                        .addMember("value", "$T.class", spec.declaration().spec())
                        .build())
                .addAnnotations(Deprecation.ofClass(spec.declaration().place().element()))
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addField(constant("SIZE", layout.size(), sizeDoc()))
                .addField(constant(
                        "ALIGNMENT", layout.alignment(), "What the address of the structure is a multiple of in C."));
        for (Placed placed : layout.members()) {
            type.addField(constant(
                    StructMember.offsetName(placed),
                    placed.offset(),
                    "The offset of {@code " + placed.member().name() + "}."));
            if (placed.member().isArray() && !placed.member().isFlexible()) {
                type.addField(FieldSpec.builder(
                                TypeName.INT,
                                StructMember.countName(placed),
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
            type.addMethods(new StructMember(placed, layout, docs).methods());
        }
        return type.addMethod(new StructText(self, layout).method()).build();
    }

    private CodeBlock typeDoc() {
        String own = docs.main(spec.declaration().doc());
        String tag = spec.tag().isEmpty() ? "" : "The C structure {@code " + spec.tag() + "}.";
        String summary = own.isEmpty() ? (tag.isEmpty() ? "A C structure." : tag) : own;
        String rest = own.isEmpty() || tag.isEmpty() ? "" : "\n\n<p>" + tag;
        return DocText.comment(summary + rest
                + "\n\n<p>Accessors take the memory of one structure, which may lie at any address, and throw"
                + "\n{@link IndexOutOfBoundsException} when it is too small.");
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
