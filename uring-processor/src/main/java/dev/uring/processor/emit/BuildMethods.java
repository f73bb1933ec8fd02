package dev.uring.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.uring.processor.spec.OpcodeSpec;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * Emits what writes the entry: a small method for each word that can change, {@code build} into memory and
 * {@code tryPushTo} a queue. Both pass plain {@code long}s, so that the object does not escape even where the JIT compiler
 * stops inlining, and a fresh one per operation costs no allocation.
 */
final class BuildMethods {
    private final OpcodeSpec spec;
    private final Words words;
    private final List<String> names = new ArrayList<>();

    BuildMethods(OpcodeSpec spec, Words words, Members members) {
        this.spec = spec;
        this.words = words;
        for (int word = 0; word < words.count(); word++) {
            names.add(words.isInline(word) ? "" : members.unique("word" + word));
        }
    }

    MethodSpec build() {
        return MethodSpec.methodBuilder("build")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .addParameter(Runtime.MEMORY_SEGMENT, "slot")
                .addStatement("write(slot, $L)", arguments())
                .build();
    }

    MethodSpec tryPushTo() {
        return MethodSpec.methodBuilder("tryPushTo")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(TypeName.BOOLEAN)
                .addParameter(Runtime.SUBMISSION_QUEUE, "queue")
                .addStatement("return queue.tryPush($L)", arguments())
                .build();
    }

    List<MethodSpec> words() {
        List<MethodSpec> methods = new ArrayList<>();
        for (int word = 0; word < words.count(); word++) {
            if (!words.isInline(word)) {
                methods.add(MethodSpec.methodBuilder(names.get(word))
                        .addJavadoc("Bytes $L to $L: $L.\n", word * 8, word * 8 + 7, words.slots(word))
                        .addModifiers(Modifier.PRIVATE)
                        .returns(TypeName.LONG)
                        .addCode(disjunction(words.values(word)))
                        .build());
            }
        }
        return methods;
    }

    /** The entry's size, which is that of its words. */
    MethodSpec entrySize() {
        return MethodSpec.methodBuilder("entrySize")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(TypeName.INT)
                .addStatement("return $L", spec.entrySize())
                .build();
    }

    private String arguments() {
        List<String> arguments = new ArrayList<>();
        for (int word = 0; word < words.count(); word++) {
            List<String> values = words.values(word);
            if (!words.isInline(word)) {
                arguments.add(names.get(word) + "()");
            } else {
                arguments.add(values.isEmpty() ? words.literal(word) : values.getFirst());
            }
        }
        return String.join(", ", arguments);
    }

    private static CodeBlock disjunction(List<String> values) {
        return CodeBlock.of("return $L;\n", String.join("\n        | ", values));
    }
}
