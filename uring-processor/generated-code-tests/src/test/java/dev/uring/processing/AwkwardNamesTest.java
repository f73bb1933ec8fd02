package dev.uring.processing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.uring.Operation;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Names that generated code uses itself, in specs: what is generated compiles without a warning and works. */
class AwkwardNamesTest {
    private static final String OPERATION = """
            package %1$s;

            import dev.uring.SqeBits;
            import dev.uring.annotations.*;
            import java.lang.foreign.MemorySegment;

            @Opcode(1)
            interface OperationSpec {
                @SqeField(Slot.ADDR)
                @AlsoSets(value = Slot.IOPRIO, bits = 1)
                default MemorySegment index() { return MemorySegment.NULL; }

                @SqeField(Slot.OFF)
                MemorySegment slot();

                @SqeField(Slot.LEN)
                @AlsoSets(value = Slot.IOPRIO, bits = 2)
                default int impliedIoprio() { return 3; }

                @SqeField(Slot.BUF_INDEX)
                int word0();

                @SqeField(Slot.FILE_INDEX)
                static int code() { return 5; }

                @SqeField(Slot.FADVISE_ADVICE)
                dev.uring.SqeBits write();

                @SqeField(value = Slot.CMD, size = 4)
                int writeBits();

                @SqeField(value = Slot.CMD, at = 4)
                int sqe();

                @SqeField(value = Slot.CMD, at = 8, size = 3)
                byte[] bytes();

                @SqeField(value = Slot.CMD, at = 12)
                int queue();
            }
            """;
    private static final String STRUCT = """
            package %1$s;

            import dev.uring.annotations.*;

            @CStruct
            interface MemorySegmentSpec {
                int struct();
                int value();
                int index();
                int count();
                int tailCount();
                java.lang.foreign.MemorySegment allocator();
                long[] tail();
            }
            """;
    private static final String USE = """
            package %1$s;

            public final class Use {
                public static dev.uring.Operation<?> run() {
                    return Operation.of(java.lang.foreign.MemorySegment.ofAddress(8), 7, () -> 9, 10, 11, new byte[] {1, 2, 3}, 12)
                            .impliedIoprio(4)
                            .index(java.lang.foreign.MemorySegment.ofAddress(16));
                }
            }
            """;

    @Test
    void namesDoNotCollide() throws Exception {
        Map<String, String> sources = Map.of(
                "awkward.OperationSpec", OPERATION.formatted("awkward"),
                "awkward.MemorySegmentSpec", STRUCT.formatted("awkward"),
                "awkward.Use", USE.formatted("awkward"));
        Operation<?> operation = (Operation<?>) MemoryCompiler.javac()
                .compile(sources)
                .load()
                .loadClass("awkward.Use")
                .getMethod("run")
                .invoke(null);
        assertEquals(
                "0100030000000000" + "0800000000000000" + "1000000000000000" + "0400000009000000" + "0000000000000000"
                        + "0700000005000000" + "0a0000000b000000" + "010203000c000000",
                operation.build().toString());
        assertEquals(16, operation.attachment(0).address());
        assertEquals(8, operation.attachment(1).address());
    }

    @Test
    void typesHaveTheNamesOfGeneratedOnes() throws Exception {
        String spec = """
                package awkward;

                import dev.uring.SqeBits;
                import dev.uring.annotations.*;

                @Opcode(3)
                interface %1$sSpec {
                    enum Entry implements SqeBits {
                        ZERO,
                        ONE;

                        @Override
                        public long bits() { return ordinal(); }
                    }

                    @SqeField(Slot.LEN)
                    Entry entry();

                    @SqeField(Slot.OFF)
                    EntryWords words();
                }
                """;
        String type = """
                package awkward;

                public record EntryWords(long bits) implements dev.uring.SqeBits {}
                """;
        String use = """
                package awkward;

                public final class Use {
                    public static dev.uring.Operation<?> run() {
                        return Mode.of(ModeSpec.Entry.ONE, new EntryWords(2));
                    }
                }
                """;
        Operation<?> operation = (Operation<?>) MemoryCompiler.javac()
                .compile(Map.of(
                        "awkward.ModeSpec", spec.formatted("Mode"), "awkward.EntryWords", type, "awkward.Use", use))
                .load()
                .loadClass("awkward.Use")
                .getMethod("run")
                .invoke(null);
        assertEquals(
                "0300000000000000" + "0200000000000000" + "0000000000000000" + "0100000000000000",
                operation.build().toString().substring(0, 64));
    }

    @Test
    void theGeneratedClassMayBeAnEntry() throws Exception {
        String spec = """
                package awkward;

                import dev.uring.annotations.*;

                @Opcode(4)
                interface EntrySpec {
                    @SqeField(Slot.OFF)
                    long entry();
                }
                """;
        Class<?> entry = MemoryCompiler.javac()
                .compile(Map.of("awkward.EntrySpec", spec))
                .load()
                .loadClass("awkward.Entry");
        assertEquals(4, entry.getField("CODE").getInt(null));
    }

    @Test
    void theUnnamedPackageWorks() throws Exception {
        String spec = """
                import dev.uring.annotations.*;

                @Opcode(2)
                interface LonelySpec {
                    @SqeField(Slot.OFF)
                    long offset();
                }
                """;
        Class<?> lonely = MemoryCompiler.javac()
                .compile(Map.of("LonelySpec", spec))
                .load()
                .loadClass("Lonely");
        assertEquals(2, lonely.getField("CODE").getInt(null));
    }
}
