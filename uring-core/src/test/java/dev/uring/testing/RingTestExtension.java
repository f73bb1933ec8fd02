package dev.uring.testing;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
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

    private record Rings(RingFactory factory)
            implements ParameterResolver, AfterEachCallback, TestExecutionExceptionHandler {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == RingFactory.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return factory;
        }

        @Override
        public void handleTestExecutionException(ExtensionContext context, Throwable thrown) throws Throwable {
            Throwable outcome =
                    factory.backend() == TestBackend.OCALL && thrown instanceof UnsupportedOperationException
                            ? new TestAbortedException("the ocalls cannot carry this: " + thrown.getMessage(), thrown)
                            : thrown;
            if (outcome instanceof TestAbortedException) {
                System.out.println("skipped: " + context.getRequiredTestClass().getSimpleName() + "."
                        + context.getRequiredTestMethod().getName() + " [" + context.getDisplayName() + "]: "
                        + outcome.getMessage());
            }
            throw outcome;
        }

        @Override
        public void afterEach(ExtensionContext context) {
            factory.close();
        }
    }
}
