package dev.uring.processor.emit.operation;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.uring.processor.emit.Types;
import dev.uring.processor.spec.Carrier;
import dev.uring.processor.spec.EntryField;
import dev.uring.processor.spec.OpcodeSpec;
import dev.uring.processor.spec.SizeSpec;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * Emits the check that memory is as large as other fields say. It needs the new value in its place, so a setter puts the old one
 * back when the check fails.
 */
final class SizeOfCode {
    private final OpcodeSpec spec;
    private final Variables variables;
    private final FieldCode code;
    private final OperationDocs docs;
    private final String check;
    private final String before;
    private final String beforeBits;
    private final String refusal;

    SizeOfCode(OpcodeSpec spec, Variables variables, FieldCode code, OperationDocs docs) {
        this.spec = spec;
        this.variables = variables;
        this.code = code;
        this.docs = docs;
        check = variables.unique("checkSizes");
        before = variables.unique("before");
        beforeBits = variables.unique("beforeBits");
        refusal = variables.unique("refusal");
    }

    /** What follows assignments that cannot be undone, or nothing. */
    CodeBlock check() {
        return spec.sizes().isEmpty()
                ? CodeBlock.of("")
                : CodeBlock.builder().addStatement("$N()", check).build();
    }

    /** An assignment to a field's variable that is undone when sizes do not fit. */
    CodeBlock checked(EntryField field, CodeBlock assignment) {
        if (spec.sizes().isEmpty()) {
            return assignment;
        }
        boolean bits = field.method().carrier() == Carrier.BITS;
        CodeBlock.Builder guarded = CodeBlock.builder()
                .addStatement("$T $N = this.$N", field.method().type(), before, variables.of(field));
        if (bits) {
            guarded.addStatement("long $N = this.$N", beforeBits, variables.bitsOf(field));
        }
        guarded.add(assignment)
                .beginControlFlow("try")
                .addStatement("$N()", check)
                .nextControlFlow("catch ($T $N)", Throwable.class, refusal)
                .addStatement("this.$N = $N", variables.of(field), before);
        if (bits) {
            guarded.addStatement("this.$N = $N", variables.bitsOf(field), beforeBits);
        }
        return guarded.addStatement("throw $N", refusal).endControlFlow().build();
    }

    List<MethodSpec> methods() {
        List<MethodSpec> methods = new ArrayList<>();
        if (spec.sizes().isEmpty()) {
            return methods;
        }
        for (SizeSpec size : spec.sizes()) {
            if (!size.isField()) {
                methods.add(MethodSpec.methodBuilder(size.name())
                        .addJavadoc(docs.computed(size))
                        .addAnnotation(Override.class)
                        .addModifiers(Modifier.PUBLIC)
                        .returns(size.method().type())
                        .addStatement("return $T.super.$N()", spec.declaration().spec(), size.name())
                        .build());
            }
        }
        CodeBlock.Builder checks = CodeBlock.builder();
        spec.sizes()
                .forEach(size -> checks.addStatement(
                        "$T.covered($S, $L, $S, $L)",
                        Types.FIELD_CHECK,
                        size.name(),
                        value(size),
                        size.memory(),
                        code.segments(field(size.memory())).getFirst()));
        methods.add(MethodSpec.methodBuilder(check)
                .addModifiers(Modifier.PRIVATE)
                .returns(TypeName.VOID)
                .addCode(checks.build())
                .build());
        return methods;
    }

    private CodeBlock value(SizeSpec size) {
        CodeBlock value = size.isField()
                ? CodeBlock.of("$N", variables.of(field(size.name())))
                : CodeBlock.of("$N()", size.name());
        return size.method().carrier() == Carrier.INT
                ? CodeBlock.of("$T.toUnsignedLong($L)", Integer.class, value)
                : value;
    }

    private EntryField field(String name) {
        return spec.fields().stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
