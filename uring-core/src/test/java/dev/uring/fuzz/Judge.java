package dev.uring.fuzz;

import java.io.IOException;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether what a call threw says clearly what was wrong with it. */
final class Judge {
    /** What a callback of the fuzzer throws. */
    static final class Intended extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Intended() {
            super("intended");
        }
    }

    private static final Set<Class<?>> CLEAR = Set.of(
            IllegalArgumentException.class,
            IndexOutOfBoundsException.class,
            IllegalStateException.class,
            UnsupportedOperationException.class,
            WrongThreadException.class,
            NoSuchElementException.class,
            Intended.class);

    /** How the virtual machine says that something is null that nobody checked. */
    private static final Pattern UNCHECKED_NULL = Pattern.compile("because (.*) is null");

    private Judge() {}

    /** What is wrong with what a call threw; empty when nothing is. */
    static String fault(Callable callable, Throwable thrown) {
        String message = thrown.getMessage();
        if (thrown instanceof NullPointerException) {
            return message == null ? "a NullPointerException without a name" : unnamed(callable, message);
        }
        if (thrown instanceof OutOfMemoryError && message != null && message.startsWith("Unable to allocate")) {
            // As many native bytes as the caller asked for are not to be had.
            return "";
        }
        boolean ours = thrown.getClass().getName().startsWith("dev.uring.");
        if (!ours && !CLEAR.contains(thrown.getClass())) {
            return "a " + thrown.getClass().getSimpleName();
        }
        if (thrown instanceof IOException && !ours) {
            return "an IOException that is not the library's";
        }
        return message == null || message.isBlank()
                ? "a " + thrown.getClass().getSimpleName() + " that says nothing"
                : "";
    }

    private static String unnamed(Callable callable, String message) {
        Matcher matcher = UNCHECKED_NULL.matcher(message);
        if (!matcher.find()) {
            return "";
        }
        String what = matcher.group(1).replace("\"", "");
        return ParameterNames.contains(callable.names(), what) && !what.contains("this.") && !what.contains("(")
                ? ""
                : "a NullPointerException that names no parameter";
    }
}
