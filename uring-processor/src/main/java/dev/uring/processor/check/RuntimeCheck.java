package dev.uring.processor.check;

import dev.uring.processor.spec.Place;
import dev.uring.processor.spec.RuntimeReader;
import java.util.Optional;

/** Checks that the runtime types that generated operations rest on are there, and are those that this processor knows. */
public final class RuntimeCheck {
    private static final int LEVEL = 4;

    private final RuntimeReader runtime;
    private final Problems problems;
    private Boolean fits;

    /** Reports to those problems. */
    public RuntimeCheck(RuntimeReader runtime, Problems problems) {
        this.runtime = runtime;
        this.problems = problems;
    }

    /** Whether the runtime fits; reported once, at the first spec that needs it. */
    public boolean passes(CharSequence spec, Place place) {
        if (fits == null) {
            fits = check(spec, place);
        }
        return fits;
    }

    private boolean check(CharSequence spec, Place place) {
        Optional<String> level = runtime.level();
        if (level.isEmpty()) {
            problems.report(Problem.NO_RUNTIME, place, spec);
            return false;
        }
        if (!level.get().equals(Integer.toString(LEVEL))) {
            problems.report(Problem.WRONG_RUNTIME, place, level.get(), LEVEL);
            return false;
        }
        return true;
    }
}
