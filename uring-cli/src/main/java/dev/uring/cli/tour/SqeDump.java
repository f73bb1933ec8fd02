package dev.uring.cli.tour;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/** The bytes of a submission entry, eight in a line, with the members of {@code struct io_uring_sqe} that lie there. */
final class SqeDump {
    private static final int LINE = 8;
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

    /** Of unions the member that a command of a socket has. */
    private static final List<List<Member>> LINES = List.of(
            List.of(new Member("opcode", 1), new Member("flags", 1), new Member("ioprio", 2), new Member("fd", 4)),
            List.of(new Member("cmd_op", 4), new Member("pad", 4)),
            List.of(new Member("addr", 8)),
            List.of(new Member("len", 4), new Member("uring_cmd_flags", 4)),
            List.of(new Member("user_data", 8)),
            List.of(new Member("buf_index", 2), new Member("personality", 2), new Member("file_index", 4)),
            List.of(new Member("cmd", 8)),
            List.of(new Member("cmd", 8)));

    private SqeDump() {}

    /** The text for an entry of 64 bytes. */
    static String of(MemorySegment entry) {
        StringBuilder text = new StringBuilder();
        for (int line = 0; line < LINES.size(); line++) {
            MemorySegment bytes = entry.asSlice((long) line * LINE, LINE);
            text.append(String.format(Locale.ROOT, "%2d  %s  ", line * LINE, HEX.formatHex(bytes.toArray(JAVA_BYTE))))
                    .append(members(LINES.get(line), bytes))
                    .append('\n');
        }
        return text.toString();
    }

    private static String members(List<Member> members, MemorySegment bytes) {
        StringJoiner text = new StringJoiner(", ");
        int at = 0;
        for (Member member : members) {
            text.add(member.name() + " " + Long.toUnsignedString(number(bytes, at, member.width())));
            at += member.width();
        }
        return text.toString();
    }

    private static long number(MemorySegment bytes, int at, int width) {
        long number = 0;
        for (int i = width - 1; i >= 0; i--) {
            number = number << Byte.SIZE | Byte.toUnsignedLong(bytes.get(JAVA_BYTE, at + i));
        }
        return number;
    }

    private record Member(String name, int width) {}
}
