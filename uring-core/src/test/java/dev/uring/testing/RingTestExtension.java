package dev.uring.testing;

import java.lang.reflect.Method;
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

/** Runs a {@link RingTest} on each kind of ring and each backend. */
final class RingTestExtension implements TestTemplateInvocationContextProvider {
    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return context.getRequiredTestMethod().isAnnotationPresent(RingTest.class);
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        RingTest test = context.getRequiredTestMethod().getAnnotation(RingTest.class);
        return Stream.of(test.backends())
                .flatMap(backend -> Stream.of(test.kinds()).map(kind -> new Run(kind, backend)));
    }

    private record Run(RingKind kind, TestBackend backend) implements TestTemplateInvocationContext {
        @Override
        public String getDisplayName(int invocationIndex) {
            return kind + " on " + backend;
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return List.of(new Rings(new RingFactory(kind, backend)));
        }
    }

    private record Rings(RingFactory factory) implements ParameterResolver, InvocationInterceptor {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == RingFactory.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return factory;
        }

        /** Runs in the thread of the test, which owns the rings. */
        @Override
        public void interceptTestTemplateMethod(
                Invocation<Void> invocation, ReflectiveInvocationContext<Method> call, ExtensionContext context)
                throws Throwable {
            try (factory) {
                invocation.proceed();
            } catch (TestAbortedException e) {
                throw skipped(context, e);
            } catch (UnsupportedOperationException e) {
                if (factory.backend() != TestBackend.OCALL) {
                    throw e;
                }
                throw skipped(context, new TestAbortedException("the ocalls cannot carry this: " + e.getMessage(), e));
            }
        }

        private static TestAbortedException skipped(ExtensionContext context, TestAbortedException reason) {
            System.out.println("skipped: " + context.getRequiredTestClass().getSimpleName() + "."
                    + context.getRequiredTestMethod().getName() + " [" + context.getDisplayName() + "]: "
                    + reason.getMessage());
            return reason;
        }
    }
}
