package dev.uring.processing;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Types of the author's with the names of types that generated code uses: the generated classes compile all the same. */
class HidingNamesTest {
    private static final String OPERATION = """
            package hiding;

            import dev.uring.SqeBits;
            import dev.uring.annotations.*;

            @Opcode(value = 1, since = "5.1")
            interface %1$sOperationSpec {
                %2$s
                @SqeField(Slot.LEN) int length();
                @SqeField(Slot.FD) dev.uring.Fd file();
                @SqeField(Slot.ADDR) @LengthIn(Slot.OFF) java.lang.foreign.MemorySegment memory();
                @SqeField(Slot.FSYNC_FLAGS) %3$s kind();
                @SqeField(value = Slot.CMD, size = 3) default byte[] bytes() { return new byte[3]; }
            }
            """;
    private static final String STRUCT = """
            package hiding;

            import dev.uring.annotations.*;

            @CStruct
            interface %1$sStructSpec {
                %2$s
                int small();
                @CField(width = 4) long wide();
                java.lang.foreign.MemorySegment pointer();
                @CField(count = 2) short[] some();
                long[] tail();
            }
            """;

    /** The types that generated code names. */
    static Stream<String> names() {
        return Stream.of(
                "Override",
                "String",
                "Integer",
                "Long",
                "Math",
                "Objects",
                "Throwable",
                "IllegalArgumentException",
                "Object",
                "StringBuilder",
                "Deprecated",
                "SuppressWarnings",
                "Fd",
                "MemorySegment",
                "KernelVersion",
                "SubmissionQueue",
                "FieldCheck",
                "SqeText",
                "EntryWords",
                "Operation",
                "GeneratedFrom",
                "SegmentAllocator",
                "ValueLayout",
                "ByteOrder",
                "Arrays",
                "Entry",
                "Short",
                "Byte");
    }

    @ParameterizedTest
    @MethodSource("names")
    void aTypeOfTheSpec(String name) throws IOException {
        String nested = "enum " + name + " implements dev.uring.SqeBits { A; public long bits() { return 1; } }";
        MemoryCompiler.javac()
                .compile(Map.of(
                        "hiding.NestOperationSpec", OPERATION.formatted("Nest", nested, name),
                        "hiding.NestStructSpec", STRUCT.formatted("Nest", nested)));
    }

    @ParameterizedTest
    @MethodSource("names")
    void aTypeOfThePackage(String name) throws IOException {
        Map<String, String> sources = new LinkedHashMap<>();
        sources.put(
                "hiding." + name,
                "package hiding; enum " + name
                        + " implements dev.uring.SqeBits { A; public long bits() { return 1; } }");
        sources.put("hiding.PlainOperationSpec", OPERATION.formatted("Plain", "", name));
        sources.put("hiding.PlainStructSpec", STRUCT.formatted("Plain", ""));
        MemoryCompiler.javac().compile(sources);
    }

    @ParameterizedTest
    @MethodSource("names")
    void aGeneratedType(String name) throws IOException {
        MemoryCompiler.javac()
                .compile(Map.of(
                        "hiding." + name + "Spec",
                        "package hiding; @dev.uring.annotations.CStruct interface " + name
                                + "Spec { int x(); long[] tail(); }",
                        "hiding.PlainStructSpec",
                        STRUCT.formatted("Plain", "")));
    }
}
