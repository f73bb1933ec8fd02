package dev.uring.processor.spec;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.uring.processor.spec.doc.Docs;
import dev.uring.processor.spec.doc.GeneratedTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Reads the parts that every spec has: the interface and its methods. */
public final class DeclarationReader {
    private final Elements elements;
    private final Types types;
    private final GeneratedTypes generated;
    private final Docs docs;
    private final DeprecationReader deprecation;

    /** A reader over the compiler's model. */
    public DeclarationReader(ProcessingEnvironment environment) {
        this.elements = environment.getElementUtils();
        this.generated = new GeneratedTypes(elements);
        this.types = environment.getTypeUtils();
        this.docs = Docs.in(environment, generated);
        this.deprecation = new DeprecationReader(elements);
    }

    /** Learns of specs, to whose classes documentation may link. */
    public void expect(List<TypeElement> specs) {
        for (TypeElement type : specs) {
            Optional<AnnotationValues> struct = AnnotationValues.of(elements, type, "CStruct");
            ClassName spec = ClassName.get(type);
            String name = struct.or(() -> AnnotationValues.of(elements, type, "Opcode"))
                    .map(annotation -> Declaration.generatedName(spec, annotation.textOrEmpty("name")))
                    .orElse("");
            if (NameStyle.canNameType(name)) {
                generated.add(ClassName.get(spec.packageName(), name).canonicalName(), type, struct.isPresent());
            }
        }
    }

    Declaration declaration(TypeElement type, String givenName) {
        return new Declaration(
                ClassName.get(type),
                givenName,
                type.getKind() == ElementKind.INTERFACE,
                !type.getTypeParameters().isEmpty(),
                type.getModifiers().contains(Modifier.SEALED),
                hiddenBy(type),
                type.getInterfaces().stream()
                        .findFirst()
                        .map(parent -> TypeName.get(parent).toString()),
                ElementFilter.typesIn(type.getEnclosedElements()).stream()
                        .map(nested -> nested.getSimpleName().toString())
                        .collect(Collectors.toSet()),
                docs.of(type),
                deprecation.ofClass(type),
                new Place(type, null));
    }

    /** The methods that declare something; private ones are the author's own helpers. */
    List<ExecutableElement> methods(TypeElement type) {
        return ElementFilter.methodsIn(type.getEnclosedElements()).stream()
                .filter(method -> !method.getModifiers().contains(Modifier.PRIVATE))
                .toList();
    }

    Method method(ExecutableElement method) throws UnreadableSpec {
        TypeMirror type = method.getReturnType();
        List<TypeMirror> mentioned = new ArrayList<>(List.of(type));
        method.getParameters().forEach(parameter -> mentioned.add(parameter.asType()));
        for (TypeMirror each : mentioned) {
            if (element(each).getKind() == TypeKind.ERROR) {
                throw UnreadableSpec.unresolved(each.toString());
            }
        }
        return new Method(
                method.getSimpleName().toString(),
                kind(method),
                TypeName.get(type),
                carrier(type),
                method.getParameters().size(),
                !method.getTypeParameters().isEmpty(),
                !method.getThrownTypes().isEmpty(),
                docs.of(method),
                deprecation.of(method),
                new Place(method, null));
    }

    private static Method.Kind kind(ExecutableElement method) {
        if (method.getModifiers().contains(Modifier.STATIC)) {
            return Method.Kind.CONSTANT;
        }
        return method.isDefault() ? Method.Kind.OPTIONAL : Method.Kind.REQUIRED;
    }

    /** What a type stands for, of an array what its elements do. */
    Carrier elementCarrier(TypeMirror type) {
        return carrier(element(type));
    }

    private Carrier carrier(TypeMirror type) {
        return switch (type.getKind()) {
            case BYTE -> Carrier.BYTE;
            case SHORT -> Carrier.SHORT;
            case INT -> Carrier.INT;
            case LONG -> Carrier.LONG;
            case BOOLEAN -> Carrier.BOOLEAN;
            case VOID -> Carrier.NOTHING;
            case ARRAY -> element(type).getKind() == TypeKind.BYTE ? Carrier.BYTES : Carrier.UNKNOWN;
            case DECLARED -> carrier((DeclaredType) type);
            default -> Carrier.UNKNOWN;
        };
    }

    private Carrier carrier(DeclaredType type) {
        TypeElement element = (TypeElement) type.asElement();
        return switch (element.getQualifiedName().toString()) {
            case "java.lang.foreign.MemorySegment" -> Carrier.SEGMENT;
            case "dev.uring.FixedBuffer", "dev.uring.FixedVectors" -> Carrier.FIXED_MEMORY;
            case "dev.uring.op.net.SocketAddressBuffer" -> Carrier.ADDRESS_ROOM;
            case "dev.uring.Fd" -> Carrier.DESCRIPTOR;
            case "dev.uring.FileSlot" -> Carrier.FILE_SLOT;
            default -> isStruct(element) ? Carrier.STRUCT : isBits(type) ? Carrier.BITS : Carrier.UNKNOWN;
        };
    }

    private boolean isBits(TypeMirror type) {
        TypeElement bits = elements.getTypeElement("dev.uring.SqeBits");
        return bits != null && types.isAssignable(type, bits.asType());
    }

    private boolean isStruct(TypeElement type) {
        return AnnotationValues.of(elements, type, "CStruct").isPresent();
    }

    /** The type itself, or what an array of it holds. */
    static TypeMirror element(TypeMirror type) {
        return type instanceof ArrayType array ? array.getComponentType() : type;
    }

    private static Optional<String> hiddenBy(TypeElement type) {
        for (Element each = type;
                each != null && each.getKind() != ElementKind.PACKAGE;
                each = each.getEnclosingElement()) {
            if (each.getModifiers().contains(Modifier.PRIVATE)) {
                return Optional.of(each.getSimpleName().toString());
            }
        }
        return Optional.empty();
    }
}
