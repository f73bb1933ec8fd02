package dev.uring.processing;

import dev.uring.annotations.Slot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
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
    private final RandomValues values;
    private final boolean[] taken = new boolean[128];
    private final Map<Slot, Long> meaningful = new EnumMap<>(Slot.class);

    RandomSpec(String name, SplittableRandom random) {
        this.name = name;
        this.random = random;
        this.values = new RandomValues(random);
        // No operation of today, some of which need a bit beside a registered buffer.
        this.opcode = 128 + random.nextInt(128);
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
                import dev.uring.FixedBuffer;
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
        if (slot == Slot.BUF_INDEX && random.nextBoolean()) {
            fields.add(field(fieldName, "FixedBuffer", annotation, slot.offset(), 2, values.bufferIndices()));
        } else if (choice == 0 && slot.width() == 8) {
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
        boolean checked = width < 4 && random.nextBoolean();
        int typeWidth = checked ? 4 : Math.min(width, 1 << random.nextInt(4));
        boolean signed = typeWidth < width && random.nextBoolean();
        RandomField.Text text = slot.kind() == Slot.Kind.BITS
                ? sqe -> "0x" + Long.toHexString(sqe.read(offset, width) & ~meaningful(slot))
                : null;
        return field(
                field,
                RandomValues.integerType(typeWidth),
                signed ? withSign(annotation) : annotation,
                offset,
                width,
                values.integers(typeWidth, offset, width, checked, signed, allowed, text));
    }

    private static String withSign(String annotation) {
        return annotation.replaceFirst("\\(Slot", "(value = Slot").replaceFirst("\\)$", ", signed = true)");
    }

    private RandomField truth(String field, Slot slot, long bits) {
        return field(
                field,
                "boolean",
                "@SqeField(value = Slot.%s, bits = %dL)".formatted(slot, bits),
                slot.offset(),
                slot.width(),
                RandomValues.truths(slot, bits));
    }

    private RandomField memory(String field, int offset, String annotation) {
        int width = 1 << random.nextInt(4);
        RandomValues.Length length = random.nextBoolean()
                ? RandomValues.Length.inPayload(random.nextInt((sqe128 ? 80 : 16) - width + 1), width)
                : RandomValues.Length.in(List.of(Slot.LEN, Slot.ADDR_LEN, Slot.OFF, Slot.WRITE_STREAM)
                        .get(random.nextInt(4)));
        boolean sized = random.nextBoolean() && claim(length.offset(), length.width());
        int unit = random.nextBoolean() ? 1 : 16;
        long least = sized ? 0 : random.nextInt(1000);
        String size = sized ? "@LengthIn(%s, unit = %d) ".formatted(length.annotation(), unit) : atLeast(least);
        List<RandomField.Value> memory = values.memory(offset, sized ? length : null, unit, least);
        boolean fixed = random.nextInt(3) == 0 && claim(Slot.BUF_INDEX.offset(), Slot.BUF_INDEX.width());
        return field(
                field,
                fixed ? "FixedBuffer" : "MemorySegment",
                size + annotation,
                offset,
                8,
                fixed ? values.fixed(memory) : memory);
    }

    private static String atLeast(long bytes) {
        return bytes == 0 ? "" : "@AtLeast(" + bytes + ") ";
    }

    private RandomField descriptor(String field, Slot slot, String annotation) {
        int way = random.nextInt(4);
        Slot flagIn = way == 1 ? Slot.NOP_FLAGS : Slot.FLAGS;
        boolean marked = way <= 1 && claim(flagIn.offset(), flagIn.width());
        boolean indexed =
                way == 2 && slot != Slot.FILE_INDEX && claim(Slot.FILE_INDEX.offset(), Slot.FILE_INDEX.width());
        long flag = way == 1 ? List.of(1L << 31, 4L, 6L).get(random.nextInt(3)) : 1;
        String how = "@RegisteredFd(RegisteredFd.Accepts.RAW) ";
        if (marked) {
            meaningful.put(flagIn, flag);
            how = "@RegisteredFd(flagIn = Slot.%s, flag = %dL) ".formatted(flagIn, flag);
        } else if (indexed) {
            how = "@RegisteredFd(indexPlusOneIn = Slot.FILE_INDEX) ";
        }
        List<RandomField.Value> descriptors = Stream.of(true, false, true)
                .map(fixed -> (marked || indexed) && fixed)
                .map(fixed -> values.descriptor(slot, fixed, marked ? flagIn : null, flag, indexed))
                .toList();
        return field(field, "Fd", how + annotation, slot.offset(), slot.width(), descriptors);
    }

    private RandomField fileSlot(String field, int offset, String annotation) {
        return field(field, "FileSlot", annotation, offset, 4, values.fileSlots(offset));
    }

    private RandomField bits(String field, int offset, int width, String annotation) {
        return field(field, "Bits", annotation, offset, width, values.bits(offset, width));
    }

    private RandomField payload(String field, int offset, int width, String annotation) {
        return field(field, "byte[]", annotation, offset, width, values.payloads(offset, width));
    }

    private RandomField field(
            String field, String type, String annotation, int offset, int width, List<RandomField.Value> choices) {
        RandomField.Kind kind = RandomField.Kind.values()[random.nextInt(3)];
        List<RandomField.Implied> implied = new ArrayList<>();
        if (random.nextInt(5) == 0 && claim(Slot.IOPRIO.offset(), Slot.IOPRIO.width())) {
            implied.add(new RandomField.Implied(Slot.IOPRIO, random.nextInt(1, 1 << 16)));
        }
        return new RandomField(kind, field, type, annotation, offset, width, choices, implied);
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
}
