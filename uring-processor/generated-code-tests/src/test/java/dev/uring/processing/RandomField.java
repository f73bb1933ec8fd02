package dev.uring.processing;

import dev.uring.annotations.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** One field of a random spec: how it is declared, and what each of its values writes. */
final class RandomField {
    enum Kind {
        REQUIRED,
        OPTIONAL,
        CONSTANT
    }

    /**
     * A value: as Java source for a default or constant, as an object for a setter, what it writes, and what
     * {@code describe} says of it given the whole entry.
     */
    record Value(String source, Object object, Consumer<NaiveSqe> write, Text text) {}

    /** The text of a field in an entry. */
    interface Text {
        String of(NaiveSqe sqe);
    }

    /** Bits that go with the field. */
    record Implied(Slot slot, long bits) {}

    final Kind kind;
    final String name;
    final String type;
    final String annotations;
    final boolean isBoolean;
    final int offset;
    final int width;
    final List<Value> values = new ArrayList<>();
    final List<Implied> implied;

    RandomField(
            Kind kind,
            String name,
            String type,
            String annotations,
            int offset,
            int width,
            List<Value> values,
            List<Implied> implied) {
        this.kind = kind;
        this.name = name;
        this.type = type;
        this.annotations = annotations;
        this.isBoolean = type.equals("boolean");
        this.offset = offset;
        this.width = width;
        this.values.addAll(values);
        this.implied = implied;
    }

    /** The value that a default or constant has. */
    Value declared() {
        return values.getFirst();
    }

    String source() {
        StringBuilder source = new StringBuilder("    ").append(annotations).append('\n');
        implied.forEach(each ->
                source.append("    @AlsoSets(value = Slot.%s, bits = %dL)%n".formatted(each.slot(), each.bits())));
        String signature = type + " " + name + "()";
        source.append(
                switch (kind) {
                    case REQUIRED -> "    " + signature + ";\n";
                    case OPTIONAL ->
                        "    default " + signature + " { return " + declared().source() + "; }\n";
                    case CONSTANT ->
                        "    static " + signature + " { return " + declared().source() + "; }\n";
                });
        return source.toString();
    }
}
