package dev.uring.processor.emit.operation;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.uring.annotations.CompletionFlag;
import dev.uring.annotations.Result;
import dev.uring.processor.emit.Types;
import dev.uring.processor.spec.OpcodeSpec;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/**
 * Emits what writes the entry: {@code build} into memory, {@code tryPushTo} a queue, and the class that computes the words for
 * both. They pass plain {@code long}s on, so that the object does not escape even where the JIT compiler stops inlining, and a
 * fresh one per operation costs no allocation. Why a class: see {@code EntryWords}.
 */
final class BuildMethods {
    private final OpcodeSpec spec;
    private final EntryWordsCode words;
    private final ClassName entry;

    BuildMethods(OpcodeSpec spec, EntryWordsCode words) {
        this.spec = spec;
        this.words = words;
        ClassName generated = spec.declaration().generated();
        // A class must not have the name of the one around it.
        entry = generated.nestedClass(generated.simpleName().equals("Entry") ? "Words" : "Entry");
    }

    MethodSpec build() {
        return MethodSpec.methodBuilder("build")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .addParameter(Types.MEMORY_SEGMENT, "slot")
                .addStatement("new $T(this, null).writeTo(slot)", entry)
                .build();
    }

    /** What closing a ring must know of the operation: a constant of {@code Operation.Closing}, or nothing. */
    Optional<String> closing() {
        if (spec.result() == Result.FILE_DESCRIPTOR) {
            return Optional.of("DESCRIPTOR");
        }
        return spec.flags().contains(CompletionFlag.NOTIF) ? Optional.of("ZERO_COPY") : Optional.empty();
    }

    MethodSpec closing(String constant) {
        return MethodSpec.methodBuilder("closing")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .returns(Types.CLOSING)
                .addStatement("return $T.$N", Types.CLOSING, constant)
                .build();
    }

    /** Whether the operation may have more than one completion. */
    boolean mayCompleteOften() {
        return spec.flags().contains(CompletionFlag.MORE);
    }

    MethodSpec mayCompleteOftenMethod() {
        return MethodSpec.methodBuilder("mayCompleteOften")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .returns(TypeName.BOOLEAN)
                .addStatement("return true")
                .build();
    }

    MethodSpec tryPushTo() {
        CodeBlock noted = closing()
                .map(constant -> CodeBlock.of(" && note(queue, $T.$N)", Types.CLOSING, constant))
                .orElse(CodeBlock.of(""));
        return MethodSpec.methodBuilder("tryPushTo")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(TypeName.BOOLEAN)
                .addParameter(Types.SUBMISSION_QUEUE, "queue")
                .addStatement("return new $T(this, queue).written(queue)$L", entry, noted)
                .build();
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

    TypeSpec entry() {
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder()
                .addParameter(spec.declaration().generated(), Variables.OPERATION)
                .addParameter(Types.SUBMISSION_QUEUE, "queue")
                .addCode("super(\n$>$>queue");
        for (int word = 0; word < words.count(); word++) {
            constructor.addCode(",\n").addCode(comment(word)).addCode(CodeBlock.of("$L", value(word)));
        }
        return TypeSpec.classBuilder(entry)
                .addJavadoc("The entry's words.\n")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .superclass(Types.ENTRY_WORDS)
                .addMethod(constructor.addCode(");\n$<$<").build())
                .build();
    }

    private CodeBlock comment(int word) {
        String slots = words.slots(word);
        String bytes = word * Long.BYTES + ".." + (word * Long.BYTES + Long.BYTES - 1);
        return CodeBlock.of("// $L$L\n", bytes, slots.isEmpty() ? "" : ": " + slots);
    }

    private String value(int word) {
        List<String> values = words.values(word);
        return values.isEmpty() ? words.literal(word) : String.join("\n        | ", values);
    }
}
