package dev.uring.internal;

import static java.util.Objects.requireNonNull;

import dev.uring.backend.RingBackend;
import java.util.function.Supplier;

/** The backends that a caller's supplier makes. */
public final class BackendSupply {
    private BackendSupply() {}

    /**
     * A backend for whoever asks, and nobody else.
     *
     * @throws NullPointerException when the supplier returns none
     */
    public static RingBackend next(Supplier<? extends RingBackend> supplier) {
        return requireNonNull(requireNonNull(supplier, "backend").get(), "the supplier of the backend returned null");
    }
}
