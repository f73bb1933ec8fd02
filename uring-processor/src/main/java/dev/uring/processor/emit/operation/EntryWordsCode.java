package dev.uring.processor.emit.operation;

import dev.uring.annotations.Slot;
import dev.uring.processor.emit.Literals;
import dev.uring.processor.layout.EntryLayout;
import dev.uring.processor.layout.Placement;
import dev.uring.processor.spec.Carrier;
import dev.uring.processor.spec.EntryField;
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
 * Fuses the placements of an entry into its 8-byte words. Each word is an OR of values moved to their places, so that an entry
 * is written with one store a word.
 */
final class EntryWordsCode {
    private static final int USER_DATA_WORD = 4;
    private static final int PERSONALITY_WORD = 5;
    private static final int PERSONALITY_AT = 42;
    private static final int PERSONALITY_SHIFT = 16;
    private static final int FLAGS_SHIFT = 8;
    private static final int DESCRIPTOR_SHIFT = 32;

    private final EntryLayout layout;
    private final Variables variables;
    private final FlagWords flagWords;
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

    EntryWordsCode(OpcodeSpec spec, EntryLayout layout, Variables variables, FlagWords flagWords) {
        this.layout = layout;
        this.variables = variables;
        this.flagWords = flagWords;
        for (int i = 0; i < spec.entrySize() / Long.BYTES; i++) {
            words.add(new Word());
        }
        words.getFirst().or(0, "CODE");
        words.getFirst().or(FLAGS_SHIFT, "op.modifiers()");
        words.getFirst().slots.putAll(Map.of(0, "opcode", 1, "flags"));
        words.get(USER_DATA_WORD).or(0, "op.userData()");
        words.get(PERSONALITY_WORD).or(PERSONALITY_SHIFT, "(long) op.personality() << " + PERSONALITY_SHIFT);
        words.get(PERSONALITY_WORD).slots.put(PERSONALITY_AT, "personality");
        layout.placements().forEach(this::add);
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

    private void add(Placement placement) {
        for (int word = placement.offset() / Long.BYTES; word * Long.BYTES < placement.end(); word++) {
            words.get(word).slots.put(placement.offset(), slotName(placement));
        }
        if (placement.role() == Placement.Role.VALUE
                && placement.field().method().carrier() == Carrier.BYTES) {
            addPayload(placement);
        } else if (placement.role() == Placement.Role.IMPLIED && isAlways(placement.field())) {
            words.get(placement.offset() / Long.BYTES).literal |= placement.bits() << bit(placement);
        } else if (flagWords.has(placement)) {
            words.get(placement.offset() / Long.BYTES).or(0, Variables.OPERATION + "." + flagWords.variable(placement));
        } else if (isInEntryBits(placement)) {
            words.getFirst().or(DESCRIPTOR_SHIFT, variable(placement) + ".entryBits()");
        } else if (placement.role() == Placement.Role.REGISTERED_FLAG && Long.bitCount(placement.bits()) == 1) {
            int bit = bit(placement) + Long.numberOfTrailingZeros(placement.bits());
            words.get(placement.offset() / Long.BYTES).or(bit(placement), variable(placement) + ".flagAt(" + bit + ")");
        } else {
            add(placement, term(placement));
        }
    }

    private void add(Placement placement, WordTerm term) {
        int word = placement.offset() / Long.BYTES;
        int top = bit(placement) + placement.width() * Byte.SIZE;
        words.get(word).or(bit(placement), term.shifted(bit(placement), top >= Long.SIZE));
        if (top > Long.SIZE) {
            words.get(word + 1).or(0, term.spilled(Long.SIZE - bit(placement)));
        }
    }

    private void addPayload(Placement placement) {
        for (int word = placement.offset() / Long.BYTES; word * Long.BYTES < placement.end(); word++) {
            int from = Math.max(placement.offset(), word * Long.BYTES);
            int to = Math.min(placement.end(), (word + 1) * Long.BYTES);
            WordTerm bytes = WordTerm.wide(
                    "bytes(" + variable(placement) + ", " + (from - placement.offset()) + ", " + (to - from) + ")");
            int bit = from % Long.BYTES * Byte.SIZE;
            words.get(word).or(bit, bytes.shifted(bit, true));
        }
    }

    private WordTerm term(Placement placement) {
        return switch (placement.role()) {
            case VALUE -> value(placement);
            case LENGTH -> length(placement);
            case FILE_INDEX -> WordTerm.narrow(variable(placement) + ".fileIndex()", Integer.BYTES);
            case BUFFER_INDEX -> WordTerm.unsigned(variable(placement) + ".index()");
            case REGISTERED_FLAG ->
                WordTerm.composite(
                        "-(long) " + variable(placement) + ".sqeFlags() & " + Literals.hex(placement.bits()));
            case IMPLIED -> choice(variable(placement), placement.bits());
        };
    }

    private WordTerm value(Placement placement) {
        EntryField field = placement.field();
        String variable = variable(placement);
        Carrier carrier = field.method().carrier();
        return switch (carrier) {
            case BYTE, SHORT -> extended(placement, WordTerm.narrow(variable, carrier.width()));
            case INT ->
                placement.width() < Integer.BYTES
                        ? WordTerm.unsigned(variable)
                        : extended(placement, WordTerm.narrow(variable, Integer.BYTES));
            case DESCRIPTOR -> extended(placement, WordTerm.narrow(variable + descriptorValue(field), Integer.BYTES));
            case FILE_SLOT -> WordTerm.narrow(variable + ".fileIndex()", Integer.BYTES);
            case LONG -> WordTerm.wide(variable);
            case SEGMENT -> WordTerm.wide(variable + ".address()");
            case ADDRESS_ROOM -> WordTerm.wide(variable + ".address().address()");
            case FIXED_MEMORY ->
                placement.slot() == Slot.BUF_INDEX
                        ? WordTerm.unsigned(variable + ".index()")
                        : WordTerm.wide(variable + ".address()");
            case BITS -> WordTerm.wide(variables.readBits(field));
            case BOOLEAN -> choice(variable, placement.bits());
            case BYTES, STRUCT, NOTHING, UNKNOWN -> throw new IllegalStateException(field.name() + " is " + carrier);
        };
    }

    /** Whether a descriptor and its mark are where nearly all operations have them, which {@code Fd} prepares. */
    private boolean isInEntryBits(Placement placement) {
        return placement.field().method().carrier() == Carrier.DESCRIPTOR
                && placement.field().registered().isEmpty()
                && layout.placements(placement.field()).getFirst().slot() == Slot.FD
                && (placement.slot() == Slot.FD || placement.role() == Placement.Role.REGISTERED_FLAG);
    }

    private static WordTerm extended(Placement placement, WordTerm term) {
        boolean signed = placement.field().use().orElseThrow().signed();
        return signed ? term.signExtended(placement.width()) : term;
    }

    private static String descriptorValue(EntryField field) {
        boolean indexElsewhere = field.registered()
                .map(registered -> !registered.indexPlusOneIn().isEmpty())
                .orElse(false);
        return indexElsewhere ? ".rawValue()" : ".value()";
    }

    private WordTerm length(Placement placement) {
        if (placement.field().method().carrier() == Carrier.ADDRESS_ROOM) {
            return WordTerm.wide(variable(placement) + ".length().address()");
        }
        int unit = placement.field().length().orElseThrow().unit();
        String size = variable(placement) + ".byteSize()";
        return unit == 1 ? WordTerm.wide(size) : WordTerm.composite(size + " / " + unit);
    }

    private static WordTerm choice(String variable, long bits) {
        return WordTerm.wide("(" + variable + " ? " + Literals.hex(bits) + " : 0L)");
    }

    private static boolean isAlways(EntryField field) {
        return field.method().carrier() != Carrier.BOOLEAN && field.method().kind() != Kind.OPTIONAL;
    }

    private String variable(Placement placement) {
        return variables.read(placement.field());
    }

    /** The kernel's name; fields of a payload, which share one, go by their own. */
    private static String slotName(Placement placement) {
        return placement.slot() == Slot.CMD
                ? "cmd." + placement.field().name() + (placement.role() == Placement.Role.LENGTH ? "Length" : "")
                : placement.slot().name().toLowerCase(Locale.ROOT);
    }

    private static int bit(Placement placement) {
        return placement.offset() % Long.BYTES * Byte.SIZE;
    }
}
