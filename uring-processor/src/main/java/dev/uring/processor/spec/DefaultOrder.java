package dev.uring.processor.spec;

import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/**
 * Tells whether defaults may be computed in the order of their declaration: where no default can use a field below it. Only javac
 * shows the body of a method; with another compiler the answer is no wherever there is a default.
 */
final class DefaultOrder {
    private final Elements elements;
    private final Optional<Trees> trees;

    DefaultOrder(ProcessingEnvironment environment) {
        elements = environment.getElementUtils();
        trees = trees(environment);
    }

    private static Optional<Trees> trees(ProcessingEnvironment environment) {
        try {
            return Optional.of(Trees.instance(environment));
        } catch (IllegalArgumentException | LinkageError _) {
            return Optional.empty();
        }
    }

    /** Whether no default of a spec can use a field that is declared below it. */
    boolean suits(TypeElement type, List<EntryField> fields) {
        Set<String> undecided = Stream.concat(
                        ElementFilter.methodsIn(type.getEnclosedElements()).stream(),
                        ElementFilter.methodsIn(
                                elements.getTypeElement("java.lang.Object").getEnclosedElements())
                                .stream())
                .filter(method -> !method.getModifiers().contains(Modifier.STATIC))
                .map(method -> method.getSimpleName().toString())
                .collect(Collectors.toCollection(HashSet::new));
        fields.stream()
                .filter(field -> field.method().kind() == Method.Kind.REQUIRED)
                .forEach(field -> undecided.remove(field.name()));
        for (EntryField field : fields) {
            if (field.method().kind() == Method.Kind.OPTIONAL) {
                if (mayUse(undecided, (ExecutableElement) field.method().place().element())) {
                    return false;
                }
                undecided.remove(field.name());
            }
        }
        return true;
    }

    private boolean mayUse(Set<String> undecided, ExecutableElement method) {
        Tree body = trees.map(each -> each.getTree(method)).orElse(null);
        return body == null || Boolean.TRUE.equals(new Uses(undecided).scan(body, null));
    }

    /** Finds a call of a method that has no value yet, or any other use of the object. */
    private static final class Uses extends TreeScanner<Boolean, Void> {
        private final Set<String> undecided;

        Uses(Set<String> undecided) {
            this.undecided = undecided;
        }

        @Override
        public Boolean visitMethodInvocation(MethodInvocationTree call, Void unused) {
            boolean found = call.getMethodSelect() instanceof IdentifierTree method
                    && undecided.contains(method.getName().toString());
            return found || Boolean.TRUE.equals(super.visitMethodInvocation(call, unused));
        }

        @Override
        public Boolean visitIdentifier(IdentifierTree identifier, Void unused) {
            return isObject(identifier.getName().toString());
        }

        @Override
        public Boolean visitMemberSelect(MemberSelectTree member, Void unused) {
            return isObject(member.getIdentifier().toString())
                    || Boolean.TRUE.equals(super.visitMemberSelect(member, unused));
        }

        @Override
        public Boolean reduce(Boolean one, Boolean other) {
            return Boolean.TRUE.equals(one) || Boolean.TRUE.equals(other);
        }

        private static boolean isObject(String name) {
            return name.equals("this") || name.equals("super");
        }
    }
}
