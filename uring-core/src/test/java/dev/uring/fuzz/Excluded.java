package dev.uring.fuzz;

import dev.uring.FieldCheck;
import dev.uring.IoUring;
import dev.uring.SubmissionQueue;
import dev.uring.backend.OcallException;
import dev.uring.op.command.UringCmdMultishot;
import dev.uring.register.ZeroCopyReceiver;
import java.util.Map;

/** What is not called, and why: a name that says so, or a place in this list. */
final class Excluded {
    private static final Map<String, String> REASONS = Map.of(
            SubmissionQueue.class.getName() + ".tryPush(long",
            "the words of an entry are what the kernel gets, whatever they point at",
            FieldCheck.class.getName(),
            "generated code calls it, with constants of its own",
            IoUring.class.getName() + ".execute",
            "it waits for an operation, which may be one that never ends",
            UringCmdMultishot.class.getName(),
            "/dev/null takes it and never ends it, so that a process with a submission thread cannot end either",
            ZeroCopyReceiver.class.getName() + ".register",
            "it takes a queue of a network interface of this machine");

    private Excluded() {}

    static boolean isExcluded(Callable callable) {
        String name = callable.executable().getName();
        // Backends are the raw way to the kernel: what they are given is not looked at.
        boolean raw = callable.type().getPackage().equals(OcallException.class.getPackage());
        return raw
                || name.contains("Unsafe")
                || REASONS.keySet().stream()
                        .anyMatch(start -> signature(callable).startsWith(start));
    }

    private static String signature(Callable callable) {
        Class<?>[] parameters = callable.executable().getParameterTypes();
        String first = parameters.length == 0 ? "" : parameters[0].getName();
        return callable.type().getName() + "." + callable.executable().getName() + "(" + first;
    }
}
