package dev.uring.testing;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.opentest4j.TestAbortedException;

/** Runs an {@link OperationTest} on each kind of ring, on each backend, and with each kind of file. */
final class OperationTestExtension implements TestTemplateInvocationContextProvider {
    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return context.getRequiredTestMethod().isAnnotationPresent(OperationTest.class);
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        Method method = context.getRequiredTestMethod();
        long files = Arrays.stream(method.getParameterTypes())
                .filter(type -> type == FileKind.class)
                .count();
        List<List<FileKind>> choices = List.of(List.of());
        for (int i = 0; i < files; i++) {
            choices = choices.stream()
                    .flatMap(choice -> Stream.of(FileKind.values()).map(kind -> append(choice, kind)))
                    .toList();
        }
        List<List<FileKind>> fileKinds = choices;
        OperationTest test = method.getAnnotation(OperationTest.class);
        return Stream.of(test.backends())
                .flatMap(backend -> Stream.of(test.kinds())
                        .flatMap(kind -> fileKinds.stream().map(choice -> new Run(kind, backend, choice))));
    }

    private static <T> List<T> append(List<T> list, T element) {
        List<T> longer = new ArrayList<>(list);
        longer.add(element);
        return longer;
    }

    private record Run(RingKind kind, TestBackend backend, List<FileKind> files)
            implements TestTemplateInvocationContext {
        @Override
        public String getDisplayName(int invocationIndex) {
            return kind + " on " + backend + (files.isEmpty() ? "" : " " + files);
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return List.of(new Given(new TestRing(kind, backend), files));
        }
    }

    private record Given(TestRing ring, List<FileKind> files) implements ParameterResolver, InvocationInterceptor {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            Class<?> type = parameter.getParameter().getType();
            return type == TestRing.class || type == FileKind.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            Class<?>[] types = context.getRequiredTestMethod().getParameterTypes();
            if (types[parameter.getIndex()] == TestRing.class) {
                return ring;
            }
            long before = Arrays.stream(types, 0, parameter.getIndex())
                    .filter(type -> type == FileKind.class)
                    .count();
            return files.get((int) before);
        }

        /** Runs in the thread of the test, which owns the ring. */
        @Override
        public void interceptTestTemplateMethod(
                Invocation<Void> invocation, ReflectiveInvocationContext<Method> call, ExtensionContext context)
                throws Throwable {
            try (ring) {
                invocation.proceed();
            } catch (TestAbortedException e) {
                System.out.println("skipped: " + context.getRequiredTestClass().getSimpleName() + "."
                        + context.getRequiredTestMethod().getName() + " [" + context.getDisplayName() + "]: "
                        + e.getMessage());
                throw e;
            }
        }
    }
}
