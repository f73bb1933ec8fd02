package dev.uring.processor.check;

import dev.uring.annotations.Slot;
import dev.uring.processor.spec.NameStyle;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/** What a name may have meant. */
final class Suggestions {
    private static final Map<String, Slot> WORDS = Map.ofEntries(
            Map.entry("file", Slot.FD),
            Map.entry("socket", Slot.FD),
            Map.entry("directory", Slot.FD),
            Map.entry("descriptor", Slot.FD),
            Map.entry("buffer", Slot.ADDR),
            Map.entry("address", Slot.ADDR),
            Map.entry("path", Slot.ADDR),
            Map.entry("offset", Slot.OFF),
            Map.entry("length", Slot.LEN),
            Map.entry("size", Slot.LEN),
            Map.entry("count", Slot.LEN),
            Map.entry("mode", Slot.LEN),
            Map.entry("ioPriority", Slot.IOPRIO),
            Map.entry("bufferIndex", Slot.BUF_INDEX),
            Map.entry("bufferGroup", Slot.BUF_GROUP),
            Map.entry("fileSlot", Slot.FILE_INDEX),
            Map.entry("command", Slot.CMD_OP));

    private static final int NEAR = 2;

    private Suggestions() {}

    /** The member that a field of that name most likely fills. */
    static Optional<Slot> slotFor(String field) {
        Slot known = WORDS.get(field);
        if (known != null) {
            return Optional.of(known);
        }
        String name = NameStyle.upperSnake(field);
        return Arrays.stream(Slot.values())
                .filter(slot -> distance(slot.name(), name) <= NEAR)
                .min(Comparator.comparingInt(slot -> distance(slot.name(), name)));
    }

    /** The number of letters to insert, remove or replace between two words. */
    static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.length()];
    }
}
