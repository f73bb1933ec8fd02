package dev.uring.processor.emit.operation;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.uring.processor.emit.Types;
import dev.uring.processor.spec.EntryField;
import dev.uring.processor.spec.Method.Kind;
import dev.uring.processor.spec.OpcodeSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/**
 * Emits the class that computes each default when it is first used, for a spec where one default may use a field below it. A
 * state is 0 before, -1 after, and in between the number of defaults under way.
 */
final class DefaultsClass {
    private final OpcodeSpec spec;
    private final Variables variables;
    private final FieldCode code;
    private final ClassName name;
    private final List<EntryField> optional;
    private final NameAllocator names = new NameAllocator();
    private final Map<EntryField, String> states = new HashMap<>();
    private final String operation;
    private final String depth;
    private final String after;

    DefaultsClass(OpcodeSpec spec, Variables variables, FieldCode code) {
        this.spec = spec;
        this.variables = variables;
        this.code = code;
        ClassName generated = spec.declaration().generated();
        name = generated.nestedClass(generated.simpleName().equals("Defaults") ? "Values" : "Defaults");
        optional = variables.fields(Kind.OPTIONAL);
        spec.fields().forEach(field -> names.newName(variables.of(field)));
        optional.forEach(field -> states.put(field, names.newName(field.name() + "State")));
        operation = names.newName("operation");
        depth = names.newName("depth");
        after = names.newName("after");
    }

    ClassName name() {
        return name;
    }

    TypeSpec emit() {
        ClassName generated = spec.declaration().generated();
        TypeSpec.Builder type = TypeSpec.classBuilder(name)
                .addJavadoc(
                        "Computes each default when it is first used: one may use a field that is declared below it.\n")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addSuperinterface(spec.declaration().spec())
                .addField(generated, operation, Modifier.PRIVATE, Modifier.FINAL)
                .addField(TypeName.INT, depth, Modifier.PRIVATE);
        for (EntryField field : optional) {
            type.addField(field.method().type(), variables.of(field), Modifier.PRIVATE);
            type.addField(variable(states.get(field)).build());
        }
        type.addMethod(MethodSpec.constructorBuilder()
                .addParameter(generated, operation)
                .addStatement("this.$1N = $1N", operation)
                .build());
        for (EntryField field : variables.fields(Kind.REQUIRED)) {
            type.addMethod(getter(field)
                    .addStatement("return $N.$L", operation, code.read(field))
                    .build());
        }
        optional.forEach(field -> type.addMethod(computed(field)));
        return type.build();
    }

    private static FieldSpec.Builder variable(String state) {
        return FieldSpec.builder(TypeName.INT, state, Modifier.PRIVATE);
    }

    private MethodSpec computed(EntryField field) {
        String state = states.get(field);
        CodeBlock value = code.checked(
                field, CodeBlock.of("$T.super.$N()", spec.declaration().spec(), field.name()));
        return getter(field)
                .beginControlFlow("if ($N >= 0)", state)
                .beginControlFlow("if ($N > 0)", state)
                .addStatement(
                        "throw $T.cycle($N, new $T[] {$L}, new int[] {$L})",
                        Types.FIELD_CHECK,
                        state,
                        String.class,
                        nameList(),
                        stateList())
                .endControlFlow()
                .addStatement("int $N = 0", after)
                .addStatement("$N = ++$N", state, depth)
                .beginControlFlow("try")
                .addStatement("$N = $L", variables.of(field), value)
                .addStatement("$N = -1", after)
                .nextControlFlow("finally")
                .addStatement("$N--", depth)
                .addStatement("$N = $N", state, after)
                .endControlFlow()
                .endControlFlow()
                .addStatement("return $L", code.read(field))
                .build();
    }

    private static MethodSpec.Builder getter(EntryField field) {
        return MethodSpec.methodBuilder(field.name())
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(field.method().type());
    }

    private String nameList() {
        return optional.stream().map(field -> '"' + field.name() + '"').collect(Collectors.joining(", "));
    }

    private String stateList() {
        return optional.stream().map(states::get).collect(Collectors.joining(", "));
    }
}
