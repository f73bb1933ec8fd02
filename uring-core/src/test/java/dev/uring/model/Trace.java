package dev.uring.model;

import java.util.ArrayList;
import java.util.List;

/** The steps of an execution, kept only when it is run again to be shown. */
final class Trace {
    private final List<String> steps;

    Trace(boolean kept) {
        steps = kept ? new ArrayList<>() : null;
    }

    void add(String actor, String what) {
        if (steps != null) {
            steps.add(actor + ": " + what);
        }
    }

    void add(String actor, String what, Order order, Location location, int number) {
        if (steps != null) {
            steps.add(actor + ": " + what + " (" + order + ") " + location.cell.name() + " = 0x"
                    + Long.toHexString(location.value(number))
                    + (number < location.newest() ? ", though there is a newer value" : ""));
        }
    }

    @Override
    public String toString() {
        return String.join("\n    ", steps);
    }
}
