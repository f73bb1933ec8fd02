package dev.uring.processor.check;

import dev.uring.processor.spec.Place;
import java.util.function.Consumer;
import javax.annotation.processing.Messager;
import javax.tools.Diagnostic;

/** Reports problems to the compiler and counts them. */
public final class Problems {
    private final Consumer<Report> sink;
    private int count;

    /** A problem at a place. */
    private record Report(String message, Place place) {}

    private Problems(Consumer<Report> sink) {
        this.sink = sink;
    }

    /** Reports to that messager. */
    public Problems(Messager messager) {
        this(report -> messager.printMessage(
                Diagnostic.Kind.ERROR,
                report.message(),
                report.place().element(),
                report.place().annotation()));
    }

    /** Problems of something that is reported elsewhere. */
    static Problems silent() {
        return new Problems((Report _) -> {});
    }

    /** Reports a problem as an error at a place. */
    public void report(Problem problem, Place place, Object... arguments) {
        count++;
        sink.accept(new Report(problem.message(arguments), place));
    }

    /** The number of problems so far. */
    public int count() {
        return count;
    }
}
