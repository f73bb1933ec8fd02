package dev.uring.processing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.processing.MemoryCompiler.Compiled;
import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A default sees the value of every other field, in whatever order they are declared. */
class DefaultOrderTest {
    private static final String SPEC = """
            package order;

            import static dev.uring.annotations.Slot.*;

            import dev.uring.annotations.*;
            import java.lang.foreign.MemorySegment;

            @Opcode(200)
            interface OrderSpec {
            %s
            }
            """;

    @Test
    void aDefaultUsesFieldsBelowIt() throws Exception {
        assertEquals("6 5", text("""
                @SqeField(LEN) default int a() { return (int) b() + 1; }
                @SqeField(OFF) default long b() { return 5; }
                """));
        assertEquals("0 7", text("""
                @SqeField(LEN) default int a() { return (int) memory().byteSize(); }
                @SqeField(ADDR) default MemorySegment memory() { return MemorySegment.NULL; }
                @SqeField(OFF) default long b() { return 7; }
                """));
    }

    @Test
    void howADefaultUsesAFieldDoesNotMatter() throws Exception {
        String rest = "@SqeField(OFF) default long b() { return 5; }";
        for (String use : new String[] {
            "helper()",
            "(int) this.b()",
            "OrderSpec.of(this)",
            "((java.util.function.LongSupplier) this::b).getAsLong() > 4 ? 5 : 0",
            "new Object() { int b() { return (int) OrderSpec.this.b(); } }.b()"
        }) {
            assertEquals("6 5", text("""
                    @SqeField(LEN) default int a() { return 1 + (%s); }
                    private int helper() { return (int) b(); }
                    private static int of(OrderSpec spec) { return (int) spec.b(); }
                    """.formatted(use) + rest), use);
        }
    }

    @Test
    void aDefaultIsComputedOnce() throws Exception {
        assertEquals("1 1", text("""
                int[] COUNT = {0};
                @SqeField(LEN) default int a() { return (int) b(); }
                @SqeField(OFF) default long b() { return ++COUNT[0]; }
                """));
    }

    @Test
    void defaultsThatNeedEachOtherAreNamed() {
        InvocationTargetException thrown = assertThrows(InvocationTargetException.class, () -> text("""
                @SqeField(FILE_INDEX) default int outside() { return a(); }
                @SqeField(LEN) default int a() { return (int) b(); }
                @SqeField(OFF) default long b() { return a(); }
                """));
        assertEquals(
                "the default of a field needs itself: a, then b, then the first again: let one use no other",
                thrown.getCause().getMessage());
        InvocationTargetException self = assertThrows(InvocationTargetException.class, () -> text("""
                @SqeField(LEN) default int a() { return a() + 1; }
                @SqeField(OFF) default long b() { return 1; }
                """));
        assertTrue(
                self.getCause().getMessage().contains("needs itself: a, then the first"), self.getCause()::getMessage);
    }

    @Test
    void defaultsInOrderNeedNothing() throws Exception {
        assertFalse(compile("""
                @SqeField(ADDR) long required();
                @SqeField(OFF) default long b() { return Long.max(required(), 5); }
                @SqeField(LEN) default int a() { return (int) b() + 1; }
                """).sources().get("order.Order").contains("Defaults"));
    }

    private static Compiled compile(String methods) throws Exception {
        return MemoryCompiler.javac().compile(Map.of("order.OrderSpec", SPEC.formatted(methods)));
    }

    private static String text(String methods) throws Exception {
        Class<?> type = compile(methods).load().loadClass("order.Order");
        Object order = type.getMethod("of").invoke(null);
        return type.getMethod("a").invoke(order) + " " + type.getMethod("b").invoke(order);
    }
}
