package dev.uring.processing;

import dev.uring.Fd;
import dev.uring.FileSlot;
import dev.uring.annotations.Slot;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A spec with random fields on random members of the entry, none of which collide. */
final class RandomSpec {
    final String name;
    final int opcode;
    final boolean sqe128;
    final List<RandomField> fields = new ArrayList<>();

    private final SplittableRandom random;
    private final boolean[] taken = new boolean[128];
    private final Map<Slot, Long> meaningful = new EnumMap<>(Slot.class);

    RandomSpec(String name, SplittableRandom random) {
        this.name = name;
        this.random = random;
        this.opcode = random.nextInt(256);
        this.sqe128 = random.nextInt(4) == 0;
        int attempts = random.nextInt(1, 14);
        for (int i = 0; i < attempts; i++) {
            add("field" + i);
        }
    }

    int size() {
        return sqe128 ? 128 : 64;
    }

    String source() {
        return """
                package random;

                import dev.uring.Fd;
                import dev.uring.FileSlot;
                import dev.uring.annotations.*;
                import java.lang.foreign.MemorySegment;

                /** Random. */
                @Opcode(value = %d, sqe128 = %s)
                interface %sSpec {
                %s}
                """.formatted(
                opcode, sqe128, name, fields.stream().map(RandomField::source).collect(Collectors.joining("\n")));
    }

    List<RandomField> of(RandomField.Kind kind) {
        return fields.stream().filter(field -> field.kind == kind).toList();
    }

    /** Bits of a member that a boolean or a descriptor's mark shows under its own name. */
    long meaningful(Slot slot) {
        return meaningful.getOrDefault(slot, 0L);
    }

    private void add(String fieldName) {
        Slot slot = Slot.values()[random.nextInt(Slot.values().length)];
        if (slot == Slot.CMD) {
            addPayload(fieldName);
        } else if (slot.kind() == Slot.Kind.BITS) {
            addBits(fieldName, slot);
        } else if (claim(slot.offset(), slot.width())) {
            addValue(fieldName, slot);
        }
    }

    /** Booleans with bits of their own, and sometimes an integer that leaves them alone. */
    private void addBits(String fieldName, Slot slot) {
        if (slot == Slot.FLAGS || !claim(slot.offset(), slot.width())) {
            return;
        }
        int booleans = random.nextInt(3);
        long used = 0;
        for (int i = 0; i < booleans; i++) {
            long bits = 1L << random.nextInt(slot.width() * 8);
            if ((used & bits) == 0) {
                used |= bits;
                fields.add(truth(fieldName + "Is" + i, slot, bits));
            }
        }
        meaningful.put(slot, used);
        if (booleans == 0 || random.nextBoolean()) {
            fields.add(integer(fieldName, slot, slot.offset(), slot.width(), "@SqeField(Slot." + slot + ")", ~used));
        }
    }

    private void addValue(String fieldName, Slot slot) {
        String annotation = "@SqeField(Slot." + slot + ")";
        int choice = random.nextInt(5);
        if (choice == 0 && slot.width() == 8) {
            fields.add(memory(fieldName, slot.offset(), annotation));
        } else if (choice == 1 && slot.width() >= 4) {
            fields.add(descriptor(fieldName, slot, annotation));
        } else if (choice == 2 && slot.width() == 4) {
            fields.add(fileSlot(fieldName, slot.offset(), annotation));
        } else if (choice == 3) {
            fields.add(bits(fieldName, slot.offset(), slot.width(), annotation));
        } else {
            fields.add(integer(fieldName, slot, slot.offset(), slot.width(), annotation, -1));
        }
    }

    private void addPayload(String fieldName) {
        int room = sqe128 ? 80 : 16;
        int width = random.nextBoolean() ? 1 << random.nextInt(4) : random.nextInt(1, room + 1);
        int at = random.nextInt(room - width + 1);
        if (!claim(Slot.CMD.offset() + at, width)) {
            return;
        }
        String place = "@SqeField(value = Slot.CMD, at = " + at;
        int offset = Slot.CMD.offset() + at;
        if (width != 1 && width != 2 && width != 4 && width != 8) {
            fields.add(payload(fieldName, offset, width, place + ", size = " + width + ")"));
        } else if (width == 8 && random.nextBoolean()) {
            fields.add(memory(fieldName, offset, place + ")"));
        } else if (random.nextInt(3) == 0) {
            fields.add(bits(fieldName, offset, width, place + ", size = " + width + ")"));
        } else {
            fields.add(integer(fieldName, Slot.CMD, offset, width, place + ", size = " + width + ")", -1));
        }
    }

    private RandomField integer(String field, Slot slot, int offset, int width, String annotation, long allowed) {
        int typeWidth = List.of(1, 2, 4, 8).get(random.nextInt(4));
        boolean checked = width < 4 && random.nextBoolean();
        if (checked) {
            typeWidth = 4;
        } else if (typeWidth > width) {
            typeWidth = width;
        }
        boolean signed = typeWidth < width && random.nextBoolean();
        String type = Map.of(1, "byte", 2, "short", 4, "int", 8, "long").get(typeWidth);
        int finalWidth = typeWidth;
        List<RandomField.Value> values = Stream.generate(() -> {
                    long raw = random.nextInt(4) == 0 ? -1 : random.nextLong();
                    long value = truncate(raw & allowed, checked ? width : finalWidth, !checked);
                    long written = signed ? value : truncate(value, finalWidth, false);
                    return new RandomField.Value(
                            finalWidth == 8 ? value + "L" : "(" + type + ") " + value + "L",
                            box(value, finalWidth),
                            (sqe, _) -> sqe.or(offset, width, written),
                            sqe -> slot.kind() == Slot.Kind.BITS
                                    ? "0x" + Long.toHexString(sqe.read(offset, width) & ~meaningful(slot))
                                    : Long.toString(value));
                })
                .limit(3)
                .toList();
        String whole = signed
                ? annotation.replaceFirst("\\(Slot", "(value = Slot").replaceFirst("\\)$", ", signed = true)")
                : annotation;
        return field(field, type, whole, offset, width, values);
    }

    private RandomField truth(String field, Slot slot, long bits) {
        List<RandomField.Value> values = Stream.of(true, false, true)
                .map(value -> new RandomField.Value(
                        value.toString(),
                        value,
                        (sqe, _) -> sqe.or(slot.offset(), slot.width(), value ? bits : 0),
                        sqe -> Boolean.toString((sqe.read(slot.offset(), slot.width()) & bits) == bits)))
                .toList();
        return field(
                field,
                "boolean",
                "@SqeField(value = Slot.%s, bits = %dL)".formatted(slot, bits),
                slot.offset(),
                slot.width(),
                values);
    }

    /** Memory that is never touched: its address and size are what counts. */
    @SuppressWarnings("restricted")
    private RandomField memory(String field, int offset, String annotation) {
        Slot lengthSlot =
                List.of(Slot.LEN, Slot.ADDR_LEN, Slot.OFF, Slot.WRITE_STREAM).get(random.nextInt(4));
        boolean sized = random.nextBoolean() && claim(lengthSlot.offset(), lengthSlot.width());
        int unit = random.nextBoolean() ? 1 : 16;
        List<RandomField.Value> values = Stream.generate(() -> {
                    long address = random.nextLong() >>> 1;
                    long length = random.nextLong() >>> 64 - Math.min(40, lengthSlot.width() * 8);
                    MemorySegment segment = MemorySegment.ofAddress(address).reinterpret(length * unit);
                    return new RandomField.Value(
                            "MemorySegment.NULL",
                            segment,
                            (sqe, _) -> {
                                sqe.or(offset, 8, address);
                                if (sized) {
                                    sqe.or(lengthSlot.offset(), lengthSlot.width(), length);
                                }
                            },
                            _ -> "0x" + Long.toHexString(address));
                })
                .limit(2)
                .toList();
        RandomField.Value none =
                new RandomField.Value("MemorySegment.NULL", MemorySegment.NULL, (_, _) -> {}, _ -> "0x0");
        String length = sized ? "@LengthIn(value = Slot.%s, unit = %d) ".formatted(lengthSlot, unit) : "";
        return field(
                field,
                "MemorySegment",
                length + annotation,
                offset,
                8,
                Stream.concat(Stream.of(none), values.stream()).toList());
    }

    private RandomField descriptor(String field, Slot slot, String annotation) {
        int way = random.nextInt(4);
        Slot flagIn = way == 1 ? Slot.NOP_FLAGS : Slot.FLAGS;
        boolean marked = way <= 1 && claim(flagIn.offset(), flagIn.width());
        boolean indexed =
                way == 2 && slot != Slot.FILE_INDEX && claim(Slot.FILE_INDEX.offset(), Slot.FILE_INDEX.width());
        long flag = way == 1 ? List.of(1L << 31, 4L, 6L).get(random.nextInt(3)) : 1;
        if (marked) {
            meaningful.put(flagIn, flag);
        }
        String how = marked
                ? "@RegisteredFd(flagIn = Slot.%s, flag = %dL) ".formatted(flagIn, flag)
                : indexed
                        ? "@RegisteredFd(indexPlusOneIn = Slot.FILE_INDEX) "
                        : "@RegisteredFd(RegisteredFd.Accepts.RAW) ";
        List<RandomField.Value> values = Stream.of(true, false, true)
                .map(fixed -> descriptor(slot, (marked || indexed) && fixed, marked ? flagIn : null, flag, indexed))
                .toList();
        return field(field, "Fd", how + annotation, slot.offset(), slot.width(), values);
    }

    private RandomField.Value descriptor(Slot slot, boolean fixed, Slot flagIn, long flag, boolean indexed) {
        int number = random.nextInt(100_000);
        return new RandomField.Value(
                "Fd." + (fixed ? "fixed" : "of") + "(" + number + ")",
                fixed ? Fd.fixed(number) : Fd.of(number),
                (sqe, _) -> {
                    if (fixed && indexed) {
                        sqe.or(Slot.FILE_INDEX.offset(), 4, number + 1);
                    } else {
                        sqe.or(slot.offset(), slot.width(), number);
                    }
                    if (fixed && flagIn != null) {
                        sqe.or(flagIn.offset(), flagIn.width(), flag);
                    }
                },
                _ -> fixed ? "fixed(" + number + ")" : Integer.toString(number));
    }

    private RandomField fileSlot(String field, int offset, String annotation) {
        int index = random.nextInt(1000);
        List<RandomField.Value> values = List.of(
                new RandomField.Value("FileSlot.NONE", FileSlot.NONE, (_, _) -> {}, _ -> "none"),
                new RandomField.Value(
                        "FileSlot.of(" + index + ")",
                        FileSlot.of(index),
                        (sqe, _) -> sqe.or(offset, 4, index + 1),
                        _ -> "slot(" + index + ")"),
                new RandomField.Value(
                        "FileSlot.ALLOC", FileSlot.ALLOC, (sqe, _) -> sqe.or(offset, 4, -1), _ -> "alloc"));
        return field(field, "FileSlot", annotation, offset, 4, values);
    }

    private RandomField bits(String field, int offset, int width, String annotation) {
        List<RandomField.Value> values = Stream.generate(() -> {
                    long bits = truncate(random.nextLong(), width, false);
                    return new RandomField.Value(
                            "new Bits(" + bits + "L)",
                            bits,
                            (sqe, _) -> sqe.or(offset, width, bits),
                            _ -> "0x" + Long.toHexString(bits));
                })
                .limit(3)
                .toList();
        return field(field, "Bits", annotation, offset, width, values);
    }

    private RandomField payload(String field, int offset, int width, String annotation) {
        List<RandomField.Value> values = Stream.generate(() -> {
                    byte[] bytes = new byte[width];
                    random.nextBytes(bytes);
                    String hex = HexFormat.of().formatHex(bytes);
                    return new RandomField.Value(
                            "java.util.HexFormat.of().parseHex(\"" + hex + "\")",
                            bytes,
                            (sqe, _) -> sqe.copy(offset, bytes),
                            _ -> hex);
                })
                .limit(3)
                .toList();
        return field(field, "byte[]", annotation, offset, width, values);
    }

    private RandomField field(
            String field, String type, String annotation, int offset, int width, List<RandomField.Value> values) {
        RandomField.Kind kind = RandomField.Kind.values()[random.nextInt(3)];
        List<RandomField.Implied> implied = new ArrayList<>();
        if (random.nextInt(5) == 0 && claim(Slot.IOPRIO.offset(), Slot.IOPRIO.width())) {
            implied.add(new RandomField.Implied(Slot.IOPRIO, random.nextInt(1, 1 << 16)));
        }
        return new RandomField(kind, field, type, annotation, offset, width, values, implied);
    }

    private boolean claim(int offset, int width) {
        for (int i = offset; i < offset + width; i++) {
            if (taken[i]) {
                return false;
            }
        }
        Arrays.fill(taken, offset, offset + width, true);
        return true;
    }

    private static long truncate(long value, int width, boolean signed) {
        int unused = 64 - 8 * width;
        return signed ? value << unused >> unused : value << unused >>> unused;
    }

    private static Object box(long value, int width) {
        return switch (width) {
            case 1 -> (byte) value;
            case 2 -> (short) value;
            case 4 -> (int) value;
            default -> value;
        };
    }
}
