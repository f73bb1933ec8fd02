package dev.uring.processor.emit.struct;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.uring.processor.emit.Types;
import dev.uring.processor.layout.StructLayout;
import dev.uring.processor.layout.StructLayout.Placed;
import java.util.List;
import java.util.Objects;
import javax.lang.model.element.Modifier;

/** Emits the methods that make memory for structures. */
final class StructMemory {
    private static final String ZEROED = "Memory for one structure, zeroed.\n";

    private StructMemory() {}

    static List<MethodSpec> methods(StructLayout layout) {
        return layout.isFlexible()
                ? List.of(allocateFlexible(layout.members().getLast()))
                : List.of(allocate(), allocateArray(layout), element());
    }

    private static MethodSpec allocate() {
        return method("allocate", ZEROED)
                .addParameter(Types.SEGMENT_ALLOCATOR, "allocator")
                .addStatement("return allocator.allocate(SIZE, ALIGNMENT).fill((byte) 0)")
                .build();
    }

    private static MethodSpec allocateFlexible(Placed last) {
        return method("allocate", "Memory for one structure with {@code count} elements at the end, zeroed.\n")
                .addParameter(Types.SEGMENT_ALLOCATOR, "allocator")
                .addParameter(TypeName.LONG, "count")
                .addCode(checkCount((Long.MAX_VALUE - last.offset()) / last.elementSize()))
                .addStatement(
                        "long size = $T.max(SIZE, $L + count * $LL)",
                        Math.class,
                        MemberCode.offsetName(last),
                        last.elementSize())
                .addStatement("return allocator.allocate(size, ALIGNMENT).fill((byte) 0)")
                .build();
    }

    private static MethodSpec allocateArray(StructLayout layout) {
        return method("allocateArray", "Memory for an array of {@code count} structures, zeroed.\n")
                .addParameter(Types.SEGMENT_ALLOCATOR, "allocator")
                .addParameter(TypeName.LONG, "count")
                .addCode(checkCount(Long.MAX_VALUE / layout.size()))
                .addStatement("return allocator.allocate(SIZE * count, ALIGNMENT).fill((byte) 0)")
                .build();
    }

    private static MethodSpec element() {
        return method("element", "The memory of one structure in an array.\n")
                .addParameter(Types.MEMORY_SEGMENT, "array")
                .addParameter(TypeName.LONG, "index")
                .addStatement(
                        "return array.asSlice($T.checkIndex(index, array.byteSize() / SIZE) * SIZE, SIZE)",
                        Objects.class)
                .build();
    }

    private static CodeBlock checkCount(long limit) {
        return CodeBlock.builder()
                .beginControlFlow("if (count < 0 || count > $LL)", limit)
                .addStatement(
                        "throw new $T($S + count + $S)",
                        IllegalArgumentException.class,
                        "count is ",
                        ", outside 0.." + limit)
                .endControlFlow()
                .build();
    }

    private static MethodSpec.Builder method(String name, String doc) {
        return MethodSpec.methodBuilder(name)
                .addJavadoc(doc)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(Types.MEMORY_SEGMENT);
    }
}
