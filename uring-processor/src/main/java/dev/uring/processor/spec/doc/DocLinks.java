package dev.uring.processor.spec.doc;

import com.palantir.javapoet.TypeName;
import com.sun.source.doctree.ReferenceTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** What the references in a spec's comments are called in the generated file, which imports nothing for them. */
final class DocLinks {
    private final Elements elements;
    private final Types types;
    private final GeneratedTypes generated;
    private final TypeElement spec;
    private final References references;

    /** What the compiler knows of references in one comment. */
    interface References {
        /** What a reference refers to. */
        Optional<Element> element(ReferenceTree reference);

        /** The qualified names that the name of a type may stand for. */
        List<String> candidates(String name);
    }

    DocLinks(Elements elements, Types types, GeneratedTypes generated, TypeElement spec, References references) {
        this.elements = elements;
        this.types = types;
        this.generated = generated;
        this.spec = spec;
        this.references = references;
    }

    /** The reference as the generated file understands it; empty when it leads nowhere. */
    Optional<String> resolve(ReferenceTree reference) {
        Optional<Element> element = element(reference);
        return element.isPresent() ? element.flatMap(this::name) : generatedLater(reference.getSignature());
    }

    /** The same for a constant. */
    Optional<String> resolveConstant(ReferenceTree reference) {
        return element(reference)
                .filter(element -> element instanceof VariableElement field && field.getConstantValue() != null)
                .flatMap(this::name);
    }

    /** The same for an exception that methods throw without declaring it. */
    Optional<String> resolveUnchecked(ReferenceTree reference) {
        return element(reference)
                .filter(element -> isA(element, "java.lang.RuntimeException") || isA(element, "java.lang.Error"))
                .flatMap(this::name);
    }

    private Optional<Element> element(ReferenceTree reference) {
        return references.element(reference).filter(element -> element.asType().getKind() != TypeKind.ERROR);
    }

    private boolean isA(Element element, String type) {
        return element instanceof TypeElement
                && types.isSubtype(
                        element.asType(), elements.getTypeElement(type).asType());
    }

    private Optional<String> name(Element element) {
        for (Element each = element; each != null; each = each.getEnclosingElement()) {
            if (each.getModifiers().contains(Modifier.PRIVATE)) {
                return Optional.empty();
            }
        }
        return switch (element) {
            case TypeElement type when type.equals(spec) -> generated.nameOf(spec);
            case TypeElement type -> Optional.of(type.getQualifiedName().toString());
            case ExecutableElement method
            when method.getEnclosingElement().equals(spec) ->
                Optional.of("#" + method.getSimpleName() + (generated.isStruct(spec) ? "" : "()"))
                        .filter(_ -> GeneratedTypes.isCarriedOver(method));
            case ExecutableElement method ->
                Optional.of(typeAround(method) + "#" + methodName(method) + "(" + parameters(method) + ")");
            case VariableElement field
            when field.getKind().isField() -> Optional.of(typeAround(field) + "#" + field.getSimpleName());
            case PackageElement inModule
            when !inModule.isUnnamed() ->
                Optional.of(inModule.getQualifiedName().toString());
            case ModuleElement module -> Optional.of(module.getQualifiedName() + "/");
            default -> Optional.empty();
        };
    }

    private static CharSequence typeAround(Element member) {
        return ((TypeElement) member.getEnclosingElement()).getQualifiedName();
    }

    private static CharSequence methodName(ExecutableElement method) {
        boolean isConstructor = method.getSimpleName().contentEquals("<init>");
        return isConstructor ? method.getEnclosingElement().getSimpleName() : method.getSimpleName();
    }

    private String parameters(ExecutableElement method) {
        return method.getParameters().stream()
                .map(parameter ->
                        TypeName.get(types.erasure(parameter.asType())).toString())
                .collect(Collectors.joining(", "));
    }

    private Optional<String> generatedLater(String signature) {
        int hash = signature.indexOf('#');
        String type = hash < 0 ? signature : signature.substring(0, hash);
        return generated.link(references.candidates(type), member(signature));
    }

    /** The name of the member that a signature names; empty for a type's. */
    static String member(String signature) {
        int hash = signature.indexOf('#');
        int parameters = signature.indexOf('(', hash + 1);
        return hash < 0 ? "" : signature.substring(hash + 1, parameters < 0 ? signature.length() : parameters);
    }

    /** References where the compiler tells nothing: by qualified names, and the simple ones around the spec. */
    static final class ByName implements References {
        private final Elements elements;
        private final TypeElement spec;

        ByName(Elements elements, TypeElement spec) {
            this.elements = elements;
            this.spec = spec;
        }

        @Override
        public Optional<Element> element(ReferenceTree reference) {
            String signature = reference.getSignature();
            String member = member(signature);
            int end = signature.indexOf('#');
            Optional<TypeElement> type =
                    end == 0 ? Optional.of(spec) : type(end < 0 ? signature : signature.substring(0, end));
            return member.isEmpty()
                    ? type.map(Element.class::cast)
                    : type.flatMap(around -> elements.getAllMembers(around).stream()
                            .filter(each -> each.getSimpleName().contentEquals(member))
                            .map(Element.class::cast)
                            .findFirst());
        }

        private Optional<TypeElement> type(String name) {
            return candidates(name).stream()
                    .map(elements::getTypeElement)
                    .filter(type -> type != null)
                    .findFirst();
        }

        @Override
        public List<String> candidates(String name) {
            List<String> candidates = new ArrayList<>();
            for (Element around = spec; around instanceof TypeElement type; around = type.getEnclosingElement()) {
                candidates.add(type.getQualifiedName() + "." + name);
            }
            PackageElement inPackage = elements.getPackageOf(spec);
            candidates.add(inPackage.isUnnamed() ? name : inPackage.getQualifiedName() + "." + name);
            candidates.add("java.lang." + name);
            ElementFilter.methodsIn(spec.getEnclosedElements()).stream()
                    .map(method -> types(method).toString())
                    .filter(type -> type.endsWith("." + name))
                    .forEach(candidates::add);
            candidates.add(name);
            return candidates;
        }

        private static TypeName types(ExecutableElement method) {
            return TypeName.get(method.getReturnType());
        }
    }
}
