package dev.uring.processor.check;

import dev.uring.processor.spec.StrayReader.Stray;
import java.util.List;

/** Reports annotated methods whose interface is no spec: nothing is generated for them, which would go unnoticed. */
public final class StrayCheck {
    private final Problems problems;

    /** Reports to those problems. */
    public StrayCheck(Problems problems) {
        this.problems = problems;
    }

    /** Reports them. */
    public void check(List<Stray> found) {
        found.forEach(stray -> problems.report(
                Problem.STRAY_FIELD, stray.place(), stray.method(), stray.annotation(), stray.around(), stray.spec()));
    }
}
