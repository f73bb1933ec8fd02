package dev.uring.processor.emit;

import com.palantir.javapoet.CodeBlock;
import dev.uring.processor.check.Layout;
import dev.uring.processor.check.Piece;
import dev.uring.processor.check.Piece.Role;
import dev.uring.processor.spec.Carrier;
import dev.uring.processor.spec.FieldSpec;
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
final class Switches {
    private final Layout layout;
    private final Map<Integer, String> variables = new TreeMap<>();

    Switches(Layout layout, Members members) {
        this.layout = layout;
        for (Piece piece : layout.pieces()) {
            if (has(piece)) {
                variables.computeIfAbsent(word(piece), word -> members.unique("switches" + word));
            }
        }
    }

    /** The names of the variables. */
    Collection<String> variables() {
        return variables.values();
    }

    /** Whether a piece is one of the bits that are gathered. */
    boolean has(Piece piece) {
        return isImplied(piece) || isBoolean(piece) && isAlone(piece);
    }

    /** The variable that a piece is gathered in. */
    String variable(Piece piece) {
        return variables.get(word(piece));
    }

    /** What follows from a new value of a field, given or its default. */
    CodeBlock assign(FieldSpec field, CodeBlock value) {
        List<CodeBlock> statements = new ArrayList<>();
        for (Piece piece : layout.pieces(field)) {
            if (has(piece) && isBoolean(piece)) {
                statements.add(CodeBlock.of(
                        "this.$1N = with(this.$1N, $2L, $3L);\n", variable(piece), Literals.hex(bits(piece)), value));
            }
        }
        return CodeBlock.join(statements, "");
    }

    /** What follows from setting an optional field at all. */
    CodeBlock imply(FieldSpec field) {
        List<CodeBlock> statements = new ArrayList<>();
        for (Piece piece : layout.pieces(field)) {
            if (isImplied(piece)) {
                statements.add(CodeBlock.of("this.$N |= $L;\n", variable(piece), Literals.hex(bits(piece))));
            }
        }
        return CodeBlock.join(statements, "");
    }

    private boolean isAlone(Piece piece) {
        return layout.pieces().stream()
                .filter(other -> other != piece && word(other) == word(piece))
                .filter(other -> isBoolean(other) || isImplied(other))
                .noneMatch(other -> (bits(other) & bits(piece)) != 0);
    }

    private static boolean isBoolean(Piece piece) {
        return piece.isBits()
                && piece.field().method().carrier() == Carrier.BOOLEAN
                && piece.field().method().kind() != Kind.CONSTANT
                && word(piece) == (piece.end() - 1) / Long.BYTES;
    }

    private static boolean isImplied(Piece piece) {
        return piece.role() == Role.IMPLIED
                && piece.field().method().kind() == Kind.OPTIONAL
                && piece.field().method().carrier() != Carrier.BOOLEAN;
    }

    private static int word(Piece piece) {
        return piece.offset() / Long.BYTES;
    }

    private static long bits(Piece piece) {
        return piece.bits() << piece.offset() % Long.BYTES * Byte.SIZE;
    }
}
