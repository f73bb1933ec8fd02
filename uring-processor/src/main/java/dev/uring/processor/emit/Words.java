package dev.uring.processor.emit;

import dev.uring.annotations.Slot;
import dev.uring.processor.check.Layout;
import dev.uring.processor.check.Piece;
import dev.uring.processor.spec.Carrier;
import dev.uring.processor.spec.FieldSpec;
import dev.uring.processor.spec.Method.Kind;
import dev.uring.processor.spec.OpcodeSpec;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * Fuses the pieces of an entry into its 8-byte words. Each word is an OR of values moved to their places, so that an entry
 * is written with one store a word.
 */
final class Words {
    private static final int USER_DATA_WORD = 4;
    private static final int PERSONALITY_WORD = 5;
    private static final int PERSONALITY_AT = 42;
    private static final int PERSONALITY_SHIFT = 16;
    private static final int FLAGS_SHIFT = 8;
    private static final int DESCRIPTOR_SHIFT = 32;

    private final Layout layout;
    private final Members members;
    private final Switches switches;
    private final List<Word> words = new ArrayList<>();

    /** One word: what is OR-ed by place, bits that are always set, and the members of the entry by offset. */
    private static final class Word {
        final NavigableMap<Integer, Set<String>> values = new TreeMap<>();
        final NavigableMap<Integer, String> slots = new TreeMap<>();
        long literal;

        void or(int bit, String value) {
            values.computeIfAbsent(bit, _ -> new LinkedHashSet<>()).add(value);
        }
    }

    Words(OpcodeSpec spec, Layout layout, Members members, Switches switches) {
        this.layout = layout;
        this.members = members;
        this.switches = switches;
        for (int i = 0; i < spec.entrySize() / Long.BYTES; i++) {
            words.add(new Word());
        }
        words.getFirst().or(0, "CODE");
        words.getFirst().or(FLAGS_SHIFT, "op.modifiers()");
        words.getFirst().slots.putAll(Map.of(0, "opcode", 1, "flags"));
        words.get(USER_DATA_WORD).or(0, "op.userData()");
        words.get(PERSONALITY_WORD).or(PERSONALITY_SHIFT, "(long) op.personality() << " + PERSONALITY_SHIFT);
        words.get(PERSONALITY_WORD).slots.put(PERSONALITY_AT, "personality");
        layout.pieces().forEach(this::add);
    }

    int count() {
        return words.size();
    }

    /** The expressions that are OR-ed; empty for a word that never changes. */
    List<String> values(int word) {
        List<String> values = new ArrayList<>();
        words.get(word).values.values().forEach(values::addAll);
        if (!values.isEmpty() && words.get(word).literal != 0) {
            values.add(literal(word));
        }
        return values;
    }

    /** The bits that are always set, as a literal. */
    String literal(int word) {
        long literal = words.get(word).literal;
        return literal == 0 ? "0L" : Literals.hex(literal);
    }

    /** The kernel's names of what is in the word. */
    String slots(int word) {
        return String.join(", ", words.get(word).slots.values());
    }

    private void add(Piece piece) {
        for (int word = piece.offset() / Long.BYTES; word * Long.BYTES < piece.end(); word++) {
            words.get(word).slots.put(piece.offset(), slotName(piece));
        }
        if (piece.role() == Piece.Role.VALUE && piece.field().method().carrier() == Carrier.BYTES) {
            addPayload(piece);
        } else if (piece.role() == Piece.Role.IMPLIED && isAlways(piece.field())) {
            words.get(piece.offset() / Long.BYTES).literal |= piece.bits() << bit(piece);
        } else if (switches.has(piece)) {
            words.get(piece.offset() / Long.BYTES).or(0, Members.OPERATION + "." + switches.variable(piece));
        } else if (isInEntryBits(piece)) {
            words.getFirst().or(DESCRIPTOR_SHIFT, variable(piece) + ".entryBits()");
        } else if (piece.role() == Piece.Role.REGISTERED_FLAG && Long.bitCount(piece.bits()) == 1) {
            int bit = bit(piece) + Long.numberOfTrailingZeros(piece.bits());
            words.get(piece.offset() / Long.BYTES).or(bit(piece), variable(piece) + ".flagAt(" + bit + ")");
        } else {
            add(piece, term(piece));
        }
    }

    private void add(Piece piece, Term term) {
        int word = piece.offset() / Long.BYTES;
        int top = bit(piece) + piece.width() * Byte.SIZE;
        words.get(word).or(bit(piece), term.shifted(bit(piece), top >= Long.SIZE));
        if (top > Long.SIZE) {
            words.get(word + 1).or(0, term.spilled(Long.SIZE - bit(piece)));
        }
    }

    private void addPayload(Piece piece) {
        for (int word = piece.offset() / Long.BYTES; word * Long.BYTES < piece.end(); word++) {
            int from = Math.max(piece.offset(), word * Long.BYTES);
            int to = Math.min(piece.end(), (word + 1) * Long.BYTES);
            Term bytes =
                    Term.wide("bytes(" + variable(piece) + ", " + (from - piece.offset()) + ", " + (to - from) + ")");
            int bit = from % Long.BYTES * Byte.SIZE;
            words.get(word).or(bit, bytes.shifted(bit, true));
        }
    }

    private Term term(Piece piece) {
        return switch (piece.role()) {
            case VALUE -> value(piece);
            case LENGTH -> length(piece);
            case FILE_INDEX -> Term.narrow(variable(piece) + ".fileIndex()", Integer.BYTES);
            case BUFFER_INDEX -> Term.unsigned(variable(piece) + ".index()");
            case REGISTERED_FLAG ->
                Term.composite("-(long) " + variable(piece) + ".sqeFlags() & " + Literals.hex(piece.bits()));
            case IMPLIED -> choice(variable(piece), piece.bits());
        };
    }

    private Term value(Piece piece) {
        FieldSpec field = piece.field();
        String variable = variable(piece);
        Carrier carrier = field.method().carrier();
        return switch (carrier) {
            case BYTE, SHORT -> extended(piece, Term.narrow(variable, carrier.width()));
            case INT ->
                piece.width() < Integer.BYTES
                        ? Term.unsigned(variable)
                        : extended(piece, Term.narrow(variable, Integer.BYTES));
            case DESCRIPTOR -> extended(piece, Term.narrow(variable + descriptorValue(field), Integer.BYTES));
            case FILE_SLOT -> Term.narrow(variable + ".fileIndex()", Integer.BYTES);
            case LONG -> Term.wide(variable);
            case SEGMENT -> Term.wide(variable + ".address()");
            case ADDRESS_ROOM -> Term.wide(variable + ".address().address()");
            case FIXED_MEMORY ->
                piece.slot() == Slot.BUF_INDEX
                        ? Term.unsigned(variable + ".index()")
                        : Term.wide(variable + ".address()");
            case BITS -> Term.wide(members.readBits(field));
            case BOOLEAN -> choice(variable, piece.bits());
            case BYTES, STRUCT, NOTHING, UNKNOWN -> throw new IllegalStateException(field.name() + " is " + carrier);
        };
    }

    /** Whether a descriptor and its mark are where nearly all operations have them, which {@code Fd} prepares. */
    private boolean isInEntryBits(Piece piece) {
        return piece.field().method().carrier() == Carrier.DESCRIPTOR
                && piece.field().registered().isEmpty()
                && layout.pieces(piece.field()).getFirst().slot() == Slot.FD
                && (piece.slot() == Slot.FD || piece.role() == Piece.Role.REGISTERED_FLAG);
    }

    private static Term extended(Piece piece, Term term) {
        boolean signed = piece.field().use().orElseThrow().signed();
        return signed ? term.signExtended(piece.width()) : term;
    }

    private static String descriptorValue(FieldSpec field) {
        boolean indexElsewhere = field.registered()
                .map(registered -> !registered.indexPlusOneIn().isEmpty())
                .orElse(false);
        return indexElsewhere ? ".rawValue()" : ".value()";
    }

    private Term length(Piece piece) {
        if (piece.field().method().carrier() == Carrier.ADDRESS_ROOM) {
            return Term.wide(variable(piece) + ".length().address()");
        }
        int unit = piece.field().length().orElseThrow().unit();
        String size = variable(piece) + ".byteSize()";
        return unit == 1 ? Term.wide(size) : Term.composite(size + " / " + unit);
    }

    private static Term choice(String variable, long bits) {
        return Term.wide("(" + variable + " ? " + Literals.hex(bits) + " : 0L)");
    }

    private static boolean isAlways(FieldSpec field) {
        return field.method().carrier() != Carrier.BOOLEAN && field.method().kind() != Kind.OPTIONAL;
    }

    private String variable(Piece piece) {
        return members.read(piece.field());
    }

    /** The kernel's name; fields of a payload, which share one, go by their own. */
    private static String slotName(Piece piece) {
        return piece.slot() == Slot.CMD
                ? "cmd." + piece.field().name() + (piece.role() == Piece.Role.LENGTH ? "Length" : "")
                : piece.slot().name().toLowerCase(Locale.ROOT);
    }

    private static int bit(Piece piece) {
        return piece.offset() % Long.BYTES * Byte.SIZE;
    }
}
