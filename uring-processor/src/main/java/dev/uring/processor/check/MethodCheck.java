package dev.uring.processor.check;

import dev.uring.processor.spec.Carrier;
import dev.uring.processor.spec.Method;

/** Checks the form of a method that declares something. */
final class MethodCheck {
    private final Problems problems;

    MethodCheck(Problems problems) {
        this.problems = problems;
    }

    void check(Method method) {
        String name = method.name();
        if (method.parameters() > 0) {
            problems.report(Problem.PARAMETERS, method.place(), name);
        }
        if (method.isGeneric()) {
            problems.report(Problem.GENERIC_FIELD, method.place(), name);
        }
        if (method.isThrowing()) {
            problems.report(Problem.THROWS, method.place(), name);
        }
        if (method.carrier() == Carrier.NOTHING) {
            problems.report(Problem.NO_VALUE, method.place(), name);
        }
    }
}
