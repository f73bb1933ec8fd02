package dev.uring.processor.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec.Builder;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.uring.processor.check.Layout;
import dev.uring.processor.spec.Carrier;
import dev.uring.processor.spec.FieldSpec;
import dev.uring.processor.spec.Method.Kind;
import dev.uring.processor.spec.OpcodeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** Emits the builder class of an operation, top to bottom as it is read. */
public final class OperationClass {
    private final OpcodeSpec spec;
    private final ClassName self;
    private final Members members;
    private final Switches switches;
    private final FieldCode code;
    private final BuildMethods build;
    private final DescribeMethod describe;
    private final OperationDocs docs;
    private final SizeChecks sizes;
    private final DefaultsClass defaults;

    /**
     * The class of a spec without problems.
     *
     * @param isTypeInPackage whether a simple name is a type that documentation in the spec's package can link to
     */
    public OperationClass(OpcodeSpec spec, Layout layout, Predicate<String> isTypeInPackage) {
        this.spec = spec;
        this.self = spec.declaration().generated();
        this.members = new Members(spec);
        this.switches = new Switches(layout, members);
        this.code = new FieldCode(layout, members);
        this.build = new BuildMethods(spec, new Words(spec, layout, members, switches));
        this.describe = new DescribeMethod(spec, layout);
        this.docs =
                new OperationDocs(spec, layout, new DocText(linkable(isTypeInPackage), linkableMembers()::contains));
        this.sizes = new SizeChecks(spec, members, code, docs);
        this.defaults = new DefaultsClass(spec, members, code);
    }

    /** The class, ready to be written. */
    public TypeSpec emit() {
        TypeSpec.Builder type = TypeSpec.classBuilder(self)
                .addJavadoc(docs.type())
                .addAnnotation(AnnotationSpec.builder(Runtime.GENERATED_FROM)
                        .addMember("value", "$T.class", spec.declaration().spec())
                        .build())
                .addAnnotations(Deprecation.ofClass(spec.declaration().place().element()))
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .superclass(ParameterizedTypeName.get(Runtime.OPERATION, self))
                .addSuperinterface(spec.declaration().spec());
        addConstants(type);
        addVariables(type);
        type.addMethod(constructor()).addMethod(factory());
        for (FieldSpec field : spec.fields()) {
            if (field.method().kind() != Kind.CONSTANT) {
                type.addMethod(getter(field)).addMethod(setter(field));
            }
        }
        type.addMethod(returning("opcode", TypeName.INT, "CODE"))
                .addMethod(returning("since", Runtime.KERNEL_VERSION, "SINCE"))
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
        type.addField(constant(Runtime.KERNEL_VERSION, "SINCE", since())
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("The kernel release that introduced the operation.\n")
                .build());
        for (FieldSpec field : members.fields(Kind.CONSTANT)) {
            CodeBlock value = CodeBlock.of("$T.$N()", spec.declaration().spec(), field.name());
            boolean bits = field.method().carrier() == Carrier.BITS;
            type.addField(
                    bits
                            ? privateConstant(TypeName.LONG, members.bitsOf(field), code.bits(field, value))
                            : privateConstant(field.method().type(), members.of(field), code.checked(field, value)));
        }
    }

    private CodeBlock since() {
        if (spec.since().isEmpty()) {
            return CodeBlock.of("$T.UNKNOWN", Runtime.KERNEL_VERSION);
        }
        String[] numbers = spec.since().split("\\.");
        return CodeBlock.of(
                "$T.of($L, $L)", Runtime.KERNEL_VERSION, Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]));
    }

    private void addVariables(TypeSpec.Builder type) {
        for (FieldSpec field : spec.fields()) {
            if (field.method().kind() != Kind.CONSTANT) {
                type.addField(field.method().type(), members.of(field), Modifier.PRIVATE);
                if (field.method().carrier() == Carrier.BITS) {
                    type.addField(TypeName.LONG, members.bitsOf(field), Modifier.PRIVATE);
                }
            }
        }
        for (String variable : switches.variables()) {
            type.addField(TypeName.LONG, variable, Modifier.PRIVATE);
        }
    }

    private MethodSpec constructor() {
        MethodSpec.Builder constructor =
                MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).addParameters(requiredParameters());
        for (FieldSpec field : members.fields(Kind.REQUIRED)) {
            constructor.addCode(code.assignParameter(field)).addCode(switched(field));
        }
        String view = members.unique("defaults");
        if (!spec.isOrdered()) {
            constructor.addStatement("$1T $2N = new $1T(this)", defaults.name(), view);
        }
        for (FieldSpec field : members.fields(Kind.OPTIONAL)) {
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
                members.fields(Kind.REQUIRED).stream().map(FieldSpec::name).collect(Collectors.joining(", "));
        return MethodSpec.methodBuilder("of")
                .addJavadoc(docs.factory())
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(self)
                .addParameters(requiredParameters())
                .addStatement("return new $T($L)", self, arguments)
                .build();
    }

    private List<ParameterSpec> requiredParameters() {
        return members.fields(Kind.REQUIRED).stream()
                .map(field -> ParameterSpec.builder(field.method().type(), field.name())
                        .build())
                .toList();
    }

    private MethodSpec getter(FieldSpec field) {
        return MethodSpec.methodBuilder(field.name())
                .addJavadoc(docs.getter(field))
                .addAnnotation(Override.class)
                .addAnnotations(Deprecation.of(field.method().place().element()))
                .addModifiers(Modifier.PUBLIC)
                .returns(field.method().type())
                .addStatement("return $L", code.read(field))
                .build();
    }

    private MethodSpec setter(FieldSpec field) {
        MethodSpec.Builder setter = MethodSpec.methodBuilder(field.name())
                .addJavadoc(docs.setter(field))
                .addAnnotations(Deprecation.of(field.method().place().element()))
                .addModifiers(Modifier.PUBLIC)
                .returns(self)
                .addParameter(field.method().type(), field.name())
                .addCode(sizes.checked(field, code.assignParameter(field)));
        return setter.addCode(switched(field))
                .addCode(switches.imply(field))
                .addStatement("return this")
                .build();
    }

    /** What follows from a new value that stands in the field's variable. */
    private CodeBlock switched(FieldSpec field) {
        return switches.assign(field, CodeBlock.of("this.$N", members.of(field)));
    }

    private void addAttachments(TypeSpec.Builder type) {
        List<CodeBlock> segments = new ArrayList<>();
        for (FieldSpec field : spec.fields()) {
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
                .returns(Runtime.MEMORY_SEGMENT)
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

    private static com.palantir.javapoet.FieldSpec privateConstant(TypeName type, String name, CodeBlock value) {
        return constant(type, name, value).addModifiers(Modifier.PRIVATE).build();
    }

    private static Builder constant(TypeName type, String name, CodeBlock value) {
        return com.palantir.javapoet.FieldSpec.builder(type, name, Modifier.STATIC, Modifier.FINAL)
                .initializer(value);
    }

    private Predicate<String> linkable(Predicate<String> isTypeInPackage) {
        Set<String> imported = Stream.concat(
                        spec.fields().stream()
                                .map(field -> field.method().type().toString()),
                        Stream.of(Runtime.MEMORY_SEGMENT.canonicalName()))
                .map(name -> name.substring(name.lastIndexOf('.') + 1))
                .collect(Collectors.toSet());
        return isTypeInPackage.or(imported::contains);
    }

    private Set<String> linkableMembers() {
        return spec.fields().stream()
                .filter(field -> field.method().kind() != Kind.CONSTANT)
                .map(FieldSpec::name)
                .collect(Collectors.toSet());
    }
}
