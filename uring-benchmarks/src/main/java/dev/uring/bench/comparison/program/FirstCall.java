package dev.uring.bench.comparison.program;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/** Makes one call through the Foreign Function interface, without a ring, and says so: the JDK's part of a first operation. */
@SuppressWarnings("restricted")
public final class FirstCall {
    private static final MethodHandle GETPID = Linker.nativeLinker()
            .downcallHandle(
                    Linker.nativeLinker().defaultLookup().findOrThrow("getpid"),
                    FunctionDescriptor.of(ValueLayout.JAVA_INT));

    private FirstCall() {}

    /** Takes no arguments. */
    public static void main(String[] arguments) throws Throwable {
        System.out.println("called by process " + (int) GETPID.invokeExact());
    }
}
