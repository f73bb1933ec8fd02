package dev.uring.processor.emit.operation;

import com.palantir.javapoet.CodeBlock;
import dev.uring.processor.emit.Literals;
import dev.uring.processor.layout.EntryLayout;
import dev.uring.processor.layout.Placement;
import dev.uring.processor.layout.Placement.Role;
import dev.uring.processor.spec.Carrier;
import dev.uring.processor.spec.EntryField;
import dev.uring.processor.spec.Method.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Bits that are switched by booleans, or on by setters that imply them: gathered in one variable for each word, where the
 * word has them. A word then takes one load instead of one choice for each. A boolean whose bit something else sets too
 * stays apart, so that it does not take away what the other set.
 */
final class FlagWords {
    private final EntryLayout layout;
    private final Map<Integer, String> variables = new TreeMap<>();

    FlagWords(EntryLayout layout, Variables names) {
        this.layout = layout;
        for (Placement placement : layout.placements()) {
            if (has(placement)) {
                variables.computeIfAbsent(word(placement), word -> names.unique("switches" + word));
            }
        }
    }

    /** The names of the variables. */
    Collection<String> variables() {
        return variables.values();
    }

    /** Whether a placement is one of the bits that are gathered. */
    boolean has(Placement placement) {
        return isImplied(placement) || isBoolean(placement) && isAlone(placement);
    }

    /** The variable that a placement is gathered in. */
    String variable(Placement placement) {
        return variables.get(word(placement));
    }

    /** What follows from a new value of a field, given or its default. */
    CodeBlock assign(EntryField field, CodeBlock value) {
        List<CodeBlock> statements = new ArrayList<>();
        for (Placement placement : layout.placements(field)) {
            if (has(placement) && isBoolean(placement)) {
                statements.add(CodeBlock.of(
                        "this.$1N = with(this.$1N, $2L, $3L);\n",
                        variable(placement),
                        Literals.hex(bits(placement)),
                        value));
            }
        }
        return CodeBlock.join(statements, "");
    }

    /** What follows from setting an optional field at all. */
    CodeBlock imply(EntryField field) {
        List<CodeBlock> statements = new ArrayList<>();
        for (Placement placement : layout.placements(field)) {
            if (isImplied(placement)) {
                statements.add(CodeBlock.of("this.$N |= $L;\n", variable(placement), Literals.hex(bits(placement))));
            }
        }
        return CodeBlock.join(statements, "");
    }

    private boolean isAlone(Placement placement) {
        return layout.placements().stream()
                .filter(other -> other != placement && word(other) == word(placement))
                .filter(other -> isBoolean(other) || isImplied(other))
                .noneMatch(other -> (bits(other) & bits(placement)) != 0);
    }

    private static boolean isBoolean(Placement placement) {
        return placement.isBits()
                && placement.field().method().carrier() == Carrier.BOOLEAN
                && placement.field().method().kind() != Kind.CONSTANT
                && word(placement) == (placement.end() - 1) / Long.BYTES;
    }

    private static boolean isImplied(Placement placement) {
        return placement.role() == Role.IMPLIED
                && placement.field().method().kind() == Kind.OPTIONAL
                && placement.field().method().carrier() != Carrier.BOOLEAN;
    }

    private static int word(Placement placement) {
        return placement.offset() / Long.BYTES;
    }

    private static long bits(Placement placement) {
        return placement.bits() << placement.offset() % Long.BYTES * Byte.SIZE;
    }
}
