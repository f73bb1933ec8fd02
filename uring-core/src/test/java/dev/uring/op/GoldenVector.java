package dev.uring.op;

import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * What one helper of liburing wrote for one set of arguments.
 *
 * @param helper the C function
 * @param set the name of the set of arguments: {@code a} or {@code edge}
 * @param arguments the arguments
 * @param entry the bytes of the entry, 64 or 128
 */
record GoldenVector(String helper, String set, Arguments arguments, byte[] entry) {

    static List<GoldenVector> all() {
        return Facts.lines("golden-sqe.jsonl").stream().map(GoldenVector::read).toList();
    }

    private static GoldenVector read(String line) {
        Map<String, Object> members = Json.object(line);
        byte[] entry = HexFormat.of().parseHex((String) members.get("sqe_hex"));
        if (entry.length != ((BigInteger) members.get("sqe_bytes")).intValueExact()) {
            throw new IllegalArgumentException("sqe_bytes disagrees with sqe_hex: " + line);
        }
        return new GoldenVector(
                (String) members.get("helper"),
                (String) members.get("case"),
                Arguments.of((Map<?, ?>) members.get("args")),
                entry);
    }

    @Override
    public String toString() {
        return helper + " [" + set + "]";
    }
}
