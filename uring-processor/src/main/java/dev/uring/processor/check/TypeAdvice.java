package dev.uring.processor.check;

import java.util.Map;

/** What to use instead of a type that cannot be written. */
final class TypeAdvice {
    private static final Map<String, String> INSTEAD = Map.ofEntries(
            Map.entry("java.lang.Byte", "declare it byte"),
            Map.entry("java.lang.Short", "declare it short"),
            Map.entry("java.lang.Integer", "declare it int"),
            Map.entry("java.lang.Long", "declare it long"),
            Map.entry("java.lang.Boolean", "declare it boolean"),
            Map.entry("char", "declare it int"),
            Map.entry("java.lang.Character", "declare it int"),
            Map.entry("float", "declare it int, and convert with Float.floatToRawIntBits"),
            Map.entry("double", "declare it long, and convert with Double.doubleToRawLongBits"),
            Map.entry("java.lang.String", "declare it MemorySegment, and allocate with arena.allocateFrom(text)"),
            Map.entry("java.lang.CharSequence", "declare it MemorySegment, and allocate with arena.allocateFrom(text)"),
            Map.entry("java.nio.ByteBuffer", "declare it MemorySegment, and pass MemorySegment.ofBuffer(direct)"),
            Map.entry("java.io.FileDescriptor", "declare it dev.uring.Fd"),
            Map.entry("java.nio.file.Path", "declare it MemorySegment, a NUL-terminated path"));

    private static final Map<String, String> BY_SIMPLE_NAME = Map.of(
            "Fd", "import dev.uring.Fd",
            "FileSlot", "import dev.uring.FileSlot",
            "FixedBuffer", "import dev.uring.FixedBuffer",
            "FixedVectors", "import dev.uring.FixedVectors",
            "SocketAddressBuffer", "import dev.uring.op.net.SocketAddressBuffer",
            "MemorySegment", "import java.lang.foreign.MemorySegment");

    private TypeAdvice() {}

    static String forStruct(String type) {
        String element = type.replace("[]", "");
        String array = type.substring(element.length());
        if (type.endsWith("[][]")) {
            return "declare the elements of all dimensions as one array";
        }
        return switch (element) {
            case "char", "java.lang.Character" -> "a char of C is a byte, so declare it byte" + array;
            case "boolean", "java.lang.Boolean" ->
                "declare a bool byte" + array + ", and bit-fields as the integer that holds them";
            case "java.lang.Byte" -> "declare it byte" + array;
            case "java.lang.Short" -> "declare it short" + array;
            case "java.lang.Integer", "float" -> "declare it int" + array;
            case "java.lang.Long", "double" -> "declare it long" + array;
            default -> "use byte, short, int or long, MemorySegment for a pointer, or the spec of a nested @CStruct";
        };
    }

    static String forEntry(String type) {
        String simple = type.substring(type.lastIndexOf('.') + 1);
        if (INSTEAD.containsKey(type)) {
            return INSTEAD.get(type);
        }
        if (BY_SIMPLE_NAME.containsKey(simple)) {
            return BY_SIMPLE_NAME.get(simple);
        }
        if (type.endsWith("[]")) {
            return "declare it MemorySegment, or byte[] in the payload of a command";
        }
        return "let it implement dev.uring.SqeBits, or use an integer, boolean, MemorySegment, FixedBuffer, Fd or FileSlot";
    }
}
