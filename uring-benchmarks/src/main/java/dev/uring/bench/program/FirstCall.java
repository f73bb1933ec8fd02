package dev.uring.bench.program;

/** Makes one call through the Foreign Function interface, without a ring, and says so. */
public final class FirstCall {
    private FirstCall() {}

    /** Takes no arguments. */
    public static void main(String[] arguments) {
        Libc.gettid();
        System.out.println("called");
    }
}
