package dev.uring.bench.comparison.program;

/** Starts and says so. */
public final class Nothing {
    private Nothing() {}

    /** Takes no arguments. */
    public static void main(String[] arguments) {
        System.out.println("started");
    }
}
