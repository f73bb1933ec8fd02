package dev.uring.processor.emit;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.uring.processor.check.StructLayout;
import dev.uring.processor.check.StructLayout.Placed;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Emits the methods that make memory for structures. */
final class StructMemory {
    private static final String ZEROED = "Memory for one structure, zeroed.\n";

    private StructMemory() {}

    static List<MethodSpec> methods(StructLayout layout) {
        return layout.isFlexible()
                ? List.of(allocateFlexible(layout.members().getLast()))
                : List.of(allocate(), allocateArray(), element());
    }

    private static MethodSpec allocate() {
        return method("allocate", ZEROED)
                .addParameter(Runtime.SEGMENT_ALLOCATOR, "allocator")
                .addStatement("return allocator.allocate(SIZE, ALIGNMENT).fill((byte) 0)")
                .build();
    }

    private static MethodSpec allocateFlexible(Placed last) {
        return method("allocate", "Memory for one structure with {@code count} elements at the end, zeroed.\n")
                .addParameter(Runtime.SEGMENT_ALLOCATOR, "allocator")
                .addParameter(TypeName.LONG, "count")
                .addStatement(
                        "long elements = $T.multiplyExact($T.notNegative($S, count), $LL)",
                        Math.class,
                        Runtime.FIELD_CHECK,
                        "count",
                        last.elementSize())
                .addStatement(
                        "long size = $T.max(SIZE, $T.addExact($L, elements))",
                        Math.class,
                        Math.class,
                        StructMember.offsetName(last))
                .addStatement("return allocator.allocate(size, ALIGNMENT).fill((byte) 0)")
                .build();
    }

    private static MethodSpec allocateArray() {
        return method("allocateArray", "Memory for an array of {@code count} structures, zeroed.\n")
                .addParameter(Runtime.SEGMENT_ALLOCATOR, "allocator")
                .addParameter(TypeName.LONG, "count")
                .addStatement(
                        "return allocator.allocate($T.multiplyExact(SIZE, count), ALIGNMENT).fill((byte) 0)",
                        Math.class)
                .build();
    }

    private static MethodSpec element() {
        return method("element", "The memory of one structure in an array.\n")
                .addParameter(Runtime.MEMORY_SEGMENT, "array")
                .addParameter(TypeName.LONG, "index")
                .addStatement("return array.asSlice($T.multiplyExact(SIZE, index), SIZE)", Math.class)
                .build();
    }

    private static MethodSpec.Builder method(String name, String doc) {
        return MethodSpec.methodBuilder(name)
                .addJavadoc(doc)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(Runtime.MEMORY_SEGMENT);
    }
}
