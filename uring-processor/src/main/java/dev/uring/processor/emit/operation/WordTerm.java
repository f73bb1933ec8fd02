package dev.uring.processor.emit.operation;

import dev.uring.processor.emit.Literals;

/**
 * A number as a Java expression, before it is moved to its place in a word.
 *
 * @param code the expression
 * @param isLong whether it is a {@code long}; else an {@code int} or narrower
 * @param width how many of its low bytes count
 * @param clean whether the bits above are known to be zero
 * @param composite whether it needs parentheses to be shifted
 */
record WordTerm(String code, boolean isLong, int width, boolean clean, boolean composite) {

    /** An expression of a narrow type, whose sign extends into the bits above. */
    static WordTerm narrow(String code, int width) {
        return new WordTerm(code, false, width, false, false);
    }

    /** An {@code int} that is known not to be negative. */
    static WordTerm unsigned(String code) {
        return new WordTerm(code, false, Integer.BYTES, true, false);
    }

    /** A {@code long} that fits its place. */
    static WordTerm wide(String code) {
        return new WordTerm(code, true, Long.BYTES, true, false);
    }

    /** A {@code long} made with operators. */
    static WordTerm composite(String code) {
        return new WordTerm(code, true, Long.BYTES, true, true);
    }

    /** The same value with its sign extended into {@code target} bytes. */
    WordTerm signExtended(int target) {
        return new WordTerm(code, isLong, target, target == Long.BYTES, composite);
    }

    /** The value moved up; nothing is masked when bits above fall off the word's end. */
    String shifted(int bits, boolean reachesTop) {
        WordTerm term = clean || reachesTop && width * Byte.SIZE + bits == Long.SIZE ? this : masked();
        if (bits == 0) {
            return term.code;
        }
        String operand = term.composite ? "(" + term.code + ")" : term.code;
        return (term.isLong ? "" : "(long) ") + operand + " << " + bits;
    }

    /** The bits of the value that do not fit below the word's end, moved down. */
    String spilled(int bits) {
        WordTerm term = clean ? this : masked();
        String operand = term.composite ? "(" + term.code + ")" : term.code;
        return (term.isLong ? "" : "(long) ") + operand + " >>> " + bits;
    }

    private WordTerm masked() {
        return composite(code + " & " + Literals.mask(width));
    }
}
