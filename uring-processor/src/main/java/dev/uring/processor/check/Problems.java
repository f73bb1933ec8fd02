package dev.uring.processor.check;

import dev.uring.processor.spec.Place;
import javax.annotation.processing.Messager;
import javax.tools.Diagnostic;

/** Reports problems to the compiler and counts them. */
public final class Problems {
    private final Messager messager;
    private int count;

    /** Reports to that messager. */
    public Problems(Messager messager) {
        this.messager = messager;
    }

    /** Reports a problem as an error at a place. */
    public void report(Problem problem, Place place, Object... arguments) {
        count++;
        messager.printMessage(Diagnostic.Kind.ERROR, problem.message(arguments), place.element(), place.annotation());
    }

    /** The number of problems so far. */
    public int count() {
        return count;
    }
}
