package dev.uring.processing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.Fd;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an author deprecates is deprecated in the generated class, which compiles without a warning. */
class DeprecationTest {
    @Test
    void partsOfASpec() throws Exception {
        ClassLoader loader = MemoryCompiler.javac()
                .compile(Map.of("old.PartSpec", """
                        package old;

                        import dev.uring.SqeBits;
                        import dev.uring.annotations.*;

                        @Opcode(1)
                        interface PartSpec {
                            @Deprecated
                            enum Kind implements SqeBits { A; public long bits() { return 1; } }

                            /** The length.
                             * @deprecated use another */
                            @Deprecated(since = "2", forRemoval = true)
                            @SqeField(Slot.LEN)
                            int length();

                            @Deprecated
                            @SqeField(Slot.OFF)
                            default long offset() { return 0; }

                            @Deprecated
                            @SqeField(Slot.FILE_INDEX)
                            static int index() { return 1; }

                            @SqeField(Slot.FSYNC_FLAGS)
                            @SuppressWarnings("deprecation")
                            Kind kind();
                        }
                        """, "old.PairSpec", """
                        package old;

                        import dev.uring.annotations.*;

                        @CStruct
                        interface PairSpec {
                            @Deprecated
                            int x();
                        }
                        """))
                .load();
        Class<?> part = loader.loadClass("old.Part");
        assertNull(part.getAnnotation(Deprecated.class));
        Deprecated length = part.getMethod("length", int.class).getAnnotation(Deprecated.class);
        assertEquals("2", length.since());
        assertTrue(length.forRemoval());
        assertTrue(part.getMethod("length").isAnnotationPresent(Deprecated.class));
        assertTrue(part.getMethod("offset").isAnnotationPresent(Deprecated.class));
        Class<?> pair = loader.loadClass("old.Pair");
        assertTrue(pair.getMethod("x", java.lang.foreign.MemorySegment.class).isAnnotationPresent(Deprecated.class));
    }

    @Test
    void aWholeSpec() throws Exception {
        Class<?> whole = MemoryCompiler.javac()
                .compile(Map.of("old.WholeSpec", """
                        package old;

                        import dev.uring.annotations.*;

                        /** Whole.
                         * @deprecated use another */
                        @Deprecated
                        @Opcode(1)
                        interface WholeSpec {
                            @SqeField(Slot.FD)
                            dev.uring.Fd file();
                        }
                        """))
                .load()
                .loadClass("old.Whole");
        assertTrue(whole.isAnnotationPresent(Deprecated.class));
        assertEquals("of", whole.getMethod("of", Fd.class).getName());
    }
}
