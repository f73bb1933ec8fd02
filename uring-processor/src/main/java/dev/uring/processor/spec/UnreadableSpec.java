package dev.uring.processor.spec;

import java.util.Optional;

/**
 * Thrown for a spec that refers to something that does not compile (yet). The compiler reports it, unless another
 * processor generates what is missing.
 */
public final class UnreadableSpec extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Optional<String> unknownConstant;

    private UnreadableSpec(String message, Optional<String> unknownConstant) {
        super(message);
        this.unknownConstant = unknownConstant;
    }

    static UnreadableSpec unresolved(String what) {
        return new UnreadableSpec(what + " is not resolved", Optional.empty());
    }

    static UnreadableSpec unknown(String constant) {
        return new UnreadableSpec(constant + " is not known", Optional.of(constant));
    }

    /** A constant of the annotations that this processor does not have: their versions differ. */
    public Optional<String> unknownConstant() {
        return unknownConstant;
    }
}
