package dev.uring.processor.check;

import dev.uring.processor.spec.Carrier;
import dev.uring.processor.spec.EntryField;
import dev.uring.processor.spec.Method.Kind;
import dev.uring.processor.spec.NameStyle;
import dev.uring.processor.spec.OpcodeSpec;
import dev.uring.processor.spec.SizeSpec;
import java.util.Comparator;
import java.util.Optional;

/** Checks what says how much of a field's memory is used: it must be a size, and of memory that has no other. */
final class SizeOfCheck {
    private final Problems problems;
    private final DeclarationCheck declarations;

    SizeOfCheck(Problems problems, DeclarationCheck declarations) {
        this.problems = problems;
        this.declarations = declarations;
    }

    void check(OpcodeSpec spec) {
        spec.sizes().forEach(size -> check(size, spec));
    }

    private void check(SizeSpec size, OpcodeSpec spec) {
        if (!size.isField()) {
            checkComputed(size);
        }
        Carrier carrier = size.method().carrier();
        if (carrier != Carrier.INT && carrier != Carrier.LONG) {
            problems.report(
                    Problem.STRAY_SIZE_OF,
                    size.place(),
                    size.name(),
                    size.method().type());
        }
        Optional<EntryField> memory = memory(spec, size.memory());
        if (memory.isEmpty()) {
            problems.report(
                    Problem.UNKNOWN_MEMORY, size.place(), size.name(), size.memory(), advice(spec, size.memory()));
        } else if (memory.get().length().isPresent()) {
            problems.report(Problem.SIZE_TWICE, size.place(), size.memory(), "LengthIn", "SizeOf");
        }
    }

    private void checkComputed(SizeSpec size) {
        String name = size.name();
        declarations.check(size.method());
        if (ReservedNames.isInOperations(name)) {
            problems.report(
                    Problem.RESERVED_NAME, size.method().place(), name, "operation" + NameStyle.upperFirst(name));
        }
        if (size.method().kind() != Kind.OPTIONAL) {
            problems.report(Problem.SIZE_WITHOUT_BODY, size.place(), name);
        }
    }

    private static Optional<EntryField> memory(OpcodeSpec spec, String name) {
        return spec.fields().stream()
                .filter(field -> field.method().carrier().isMemory())
                .filter(field -> field.name().equals(name))
                .findFirst();
    }

    private static String advice(OpcodeSpec spec, String name) {
        return spec.fields().stream()
                .filter(field -> field.method().carrier().isMemory())
                .map(EntryField::name)
                .min(Comparator.comparingInt(each -> Suggestions.distance(each, name)))
                .map(each -> "name one, such as \"" + each + "\"")
                .orElse("declare it as a field of type MemorySegment");
    }
}
