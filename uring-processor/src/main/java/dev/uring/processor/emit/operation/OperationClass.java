package dev.uring.processor.emit.operation;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.uring.processor.emit.Types;
import dev.uring.processor.layout.EntryLayout;
import dev.uring.processor.spec.Carrier;
import dev.uring.processor.spec.EntryField;
import dev.uring.processor.spec.Method.Kind;
import dev.uring.processor.spec.OpcodeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Emits the builder class of an operation, top to bottom as it is read. */
public final class OperationClass {
    private final OpcodeSpec spec;
    private final ClassName self;
    private final Variables variables;
    private final FlagWords flagWords;
    private final FieldCode code;
    private final BuildMethods build;
    private final DescribeMethod describe;
    private final OperationDocs docs;
    private final SizeOfCode sizes;
    private final DefaultsClass defaults;

    /** The class of a spec without problems. */
    public OperationClass(OpcodeSpec spec, EntryLayout layout) {
        this.spec = spec;
        this.self = spec.declaration().generated();
        this.variables = new Variables(spec);
        this.flagWords = new FlagWords(layout, variables);
        this.code = new FieldCode(layout, variables);
        this.build = new BuildMethods(spec, new EntryWordsCode(spec, layout, variables, flagWords));
        this.describe = new DescribeMethod(spec, layout);
        this.docs = new OperationDocs(spec, layout);
        this.sizes = new SizeOfCode(spec, variables, code, docs);
        this.defaults = new DefaultsClass(spec, variables, code);
    }

    /** The class, ready to be written. */
    public TypeSpec emit() {
        TypeSpec.Builder type = TypeSpec.classBuilder(self)
                .addJavadoc(docs.type())
                .addAnnotation(AnnotationSpec.builder(Types.GENERATED_FROM)
                        .addMember("value", "$T.class", spec.declaration().spec())
                        .build())
                .addAnnotations(spec.declaration().annotations())
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .superclass(ParameterizedTypeName.get(Types.OPERATION, self))
                .addSuperinterface(spec.declaration().spec());
        addConstants(type);
        addVariables(type);
        type.addMethod(constructor()).addMethod(factory());
        for (EntryField field : spec.fields()) {
            if (field.method().kind() != Kind.CONSTANT) {
                type.addMethod(getter(field)).addMethod(setter(field));
            }
        }
        type.addMethod(returning("opcode", TypeName.INT, "CODE"))
                .addMethod(returning("since", Types.KERNEL_VERSION, "SINCE"))
                .addMethod(build.entrySize());
        addAttachments(type);
        build.closing().ifPresent(constant -> type.addMethod(build.closing(constant)));
        if (build.mayCompleteOften()) {
            type.addMethod(build.mayCompleteOftenMethod());
        }
        if (!spec.isOrdered()) {
            type.addType(defaults.emit());
        }
        return type.addMethod(build.build())
                .addMethod(build.tryPushTo())
                .addType(build.entry())
                .addMethods(sizes.methods())
                .addMethod(describe.describe())
                .addMethod(DescribeMethod.text())
                .build();
    }

    private void addConstants(TypeSpec.Builder type) {
        type.addField(constant(TypeName.INT, "CODE", CodeBlock.of("$L", spec.code()))
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("The opcode number.\n")
                .build());
        type.addField(constant(Types.KERNEL_VERSION, "SINCE", since())
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("The kernel release that introduced the operation.\n")
                .build());
        for (EntryField field : variables.fields(Kind.CONSTANT)) {
            CodeBlock value = CodeBlock.of("$T.$N()", spec.declaration().spec(), field.name());
            boolean bits = field.method().carrier() == Carrier.BITS;
            type.addField(
                    bits
                            ? privateConstant(TypeName.LONG, variables.bitsOf(field), code.bits(field, value))
                            : privateConstant(field.method().type(), variables.of(field), code.checked(field, value)));
        }
    }

    private CodeBlock since() {
        if (spec.since().isEmpty()) {
            return CodeBlock.of("$T.UNKNOWN", Types.KERNEL_VERSION);
        }
        String[] numbers = spec.since().split("\\.");
        return CodeBlock.of(
                "$T.of($L, $L)", Types.KERNEL_VERSION, Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]));
    }

    private void addVariables(TypeSpec.Builder type) {
        for (EntryField field : spec.fields()) {
            if (field.method().kind() != Kind.CONSTANT) {
                type.addField(field.method().type(), variables.of(field), Modifier.PRIVATE);
                if (field.method().carrier() == Carrier.BITS) {
                    type.addField(TypeName.LONG, variables.bitsOf(field), Modifier.PRIVATE);
                }
            }
        }
        for (String variable : flagWords.variables()) {
            type.addField(TypeName.LONG, variable, Modifier.PRIVATE);
        }
    }

    private MethodSpec constructor() {
        MethodSpec.Builder constructor =
                MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).addParameters(requiredParameters());
        for (EntryField field : variables.fields(Kind.REQUIRED)) {
            constructor.addCode(code.assignParameter(field)).addCode(switched(field));
        }
        String view = variables.unique("defaults");
        if (!spec.isOrdered()) {
            constructor.addStatement("$1T $2N = new $1T(this)", defaults.name(), view);
        }
        for (EntryField field : variables.fields(Kind.OPTIONAL)) {
            CodeBlock value = spec.isOrdered()
                    ? code.checked(
                            field,
                            CodeBlock.of("$T.super.$N()", spec.declaration().spec(), field.name()))
                    : CodeBlock.of("$N.$N()", view, field.name());
            constructor.addCode(code.assignDefault(field, value)).addCode(switched(field));
        }
        return constructor.addCode(sizes.check()).build();
    }

    private MethodSpec factory() {
        String arguments =
                variables.fields(Kind.REQUIRED).stream().map(EntryField::name).collect(Collectors.joining(", "));
        return MethodSpec.methodBuilder("of")
                .addJavadoc(docs.factory())
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(self)
                .addParameters(requiredParameters())
                .addStatement("return new $T($L)", self, arguments)
                .build();
    }

    private List<ParameterSpec> requiredParameters() {
        return variables.fields(Kind.REQUIRED).stream()
                .map(field -> ParameterSpec.builder(field.method().type(), field.name())
                        .build())
                .toList();
    }

    private MethodSpec getter(EntryField field) {
        return MethodSpec.methodBuilder(field.name())
                .addJavadoc(docs.getter(field))
                .addAnnotation(Override.class)
                .addAnnotations(field.method().deprecation())
                .addModifiers(Modifier.PUBLIC)
                .returns(field.method().type())
                .addStatement("return $L", code.read(field))
                .build();
    }

    private MethodSpec setter(EntryField field) {
        MethodSpec.Builder setter = MethodSpec.methodBuilder(field.name())
                .addJavadoc(docs.setter(field))
                .addAnnotations(field.method().deprecation())
                .addModifiers(Modifier.PUBLIC)
                .returns(self)
                .addParameter(field.method().type(), field.name())
                .addCode(sizes.checked(field, code.assignParameter(field)));
        return setter.addCode(switched(field))
                .addCode(flagWords.imply(field))
                .addStatement("return this")
                .build();
    }

    /** What follows from a new value that stands in the field's variable. */
    private CodeBlock switched(EntryField field) {
        return flagWords.assign(field, CodeBlock.of("this.$N", variables.of(field)));
    }

    private void addAttachments(TypeSpec.Builder type) {
        List<CodeBlock> segments = new ArrayList<>();
        for (EntryField field : spec.fields()) {
            if (field.method().kind() != Kind.CONSTANT) {
                segments.addAll(code.segments(field));
            }
        }
        if (segments.isEmpty()) {
            return;
        }
        CodeBlock.Builder cases = CodeBlock.builder().beginControlFlow("return switch (index)");
        for (int i = 0; i < segments.size(); i++) {
            cases.addStatement("case $L -> $L", i, segments.get(i));
        }
        cases.addStatement("default -> super.attachment(index)").unindent().add("};\n");
        type.addMethod(returning("attachmentCount", TypeName.INT, Integer.toString(segments.size())));
        type.addMethod(MethodSpec.methodBuilder("attachment")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(Types.MEMORY_SEGMENT)
                .addParameter(TypeName.INT, "index")
                .addCode(cases.build())
                .build());
    }

    private static MethodSpec returning(String method, TypeName type, String value) {
        return MethodSpec.methodBuilder(method)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(type)
                .addStatement("return $L", value)
                .build();
    }

    private static FieldSpec privateConstant(TypeName type, String name, CodeBlock value) {
        return constant(type, name, value).addModifiers(Modifier.PRIVATE).build();
    }

    private static FieldSpec.Builder constant(TypeName type, String name, CodeBlock value) {
        return FieldSpec.builder(type, name, Modifier.STATIC, Modifier.FINAL).initializer(value);
    }
}
