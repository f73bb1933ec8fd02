package dev.uring.processing;

import dev.uring.Fd;
import dev.uring.FileSlot;
import dev.uring.FixedBuffer;
import dev.uring.annotations.Slot;
import dev.uring.processing.RandomField.Text;
import dev.uring.processing.RandomField.Value;
import java.lang.foreign.MemorySegment;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Random values of each type that a field can have, and what they write, said without the processor's help. */
record RandomValues(SplittableRandom random) {
    private static final int COUNT = 3;

    /**
     * Integers.
     *
     * @param typeWidth of the Java type
     * @param width of the member
     * @param checked whether the type is wider and the value in range
     * @param signed whether the sign is extended
     * @param allowed the bits that may be set
     * @param text the text, or null for the number
     */
    List<Value> integers(
            int typeWidth, int offset, int width, boolean checked, boolean signed, long allowed, Text text) {
        return Stream.generate(() -> {
                    long raw = random.nextInt(4) == 0 ? -1 : random.nextLong();
                    long value = truncate(raw & allowed, checked ? width : typeWidth, !checked);
                    long written = signed ? value : truncate(value, typeWidth, false);
                    return new Value(
                            typeWidth == 8 ? value + "L" : "(" + integerType(typeWidth) + ") " + value + "L",
                            box(value, typeWidth),
                            sqe -> sqe.or(offset, width, written),
                            text == null ? _ -> Long.toString(value) : text);
                })
                .limit(COUNT)
                .toList();
    }

    static List<Value> truths(Slot slot, long bits) {
        return Stream.of(true, false, true)
                .map(value -> new Value(
                        value.toString(),
                        value,
                        sqe -> sqe.or(slot.offset(), slot.width(), value ? bits : 0),
                        sqe -> Boolean.toString((sqe.read(slot.offset(), slot.width()) & bits) == bits)))
                .toList();
    }

    /**
     * Memory that is never touched: its address and size are what counts.
     *
     * @param lengthIn where the size goes, or null
     * @param least the size that it has to have, in bytes
     */
    @SuppressWarnings("restricted")
    List<Value> memory(int offset, Length lengthIn, int unit, long least) {
        Stream<Value> none = Stream.of(new Value("MemorySegment.NULL", MemorySegment.NULL, _ -> {}, _ -> "0x0"));
        Stream<Value> some = Stream.generate(() -> {
                    long address = random.nextLong() >>> 1;
                    int lengthBits = lengthIn == null ? 40 : Math.min(40, lengthIn.width() * 8);
                    long length = Math.max(least, random.nextLong() >>> 64 - lengthBits);
                    return new Value(
                            "MemorySegment.NULL",
                            MemorySegment.ofAddress(address).reinterpret(length * unit),
                            sqe -> {
                                sqe.or(offset, 8, address);
                                if (lengthIn != null) {
                                    sqe.or(lengthIn.offset(), lengthIn.width(), length);
                                }
                            },
                            _ -> "0x" + Long.toHexString(address));
                })
                .limit(COUNT - 1);
        return Stream.concat(none, some).toList();
    }

    /** Where a length goes. */
    record Length(String annotation, int offset, int width) {
        static Length in(Slot slot) {
            return new Length("value = Slot." + slot, slot.offset(), slot.width());
        }

        static Length inPayload(int at, int width) {
            return new Length("value = Slot.CMD, at = " + at + ", size = " + width, Slot.CMD.offset() + at, width);
        }
    }

    /** Memory in a registered buffer. */
    List<Value> fixed(List<Value> memory) {
        return memory.stream()
                .map(value -> {
                    int index = random.nextInt(1 << 16);
                    FixedBuffer buffer = FixedBuffer.unchecked(index, (MemorySegment) value.object());
                    return new Value(
                            "FixedBuffer.unchecked(" + index + ", " + value.source() + ")",
                            buffer,
                            sqe -> {
                                value.write().accept(sqe);
                                sqe.or(Slot.BUF_INDEX.offset(), 2, index);
                            },
                            value.text());
                })
                .toList();
    }

    /** Registered buffers of which only the index is written. */
    List<Value> bufferIndices() {
        return Stream.generate(() -> random.nextInt(1 << 16))
                .limit(COUNT)
                .map(index -> new Value(
                        "FixedBuffer.unchecked(" + index + ", MemorySegment.ofAddress(1))",
                        FixedBuffer.unchecked(index, MemorySegment.ofAddress(1)),
                        sqe -> sqe.or(Slot.BUF_INDEX.offset(), 2, index),
                        _ -> Integer.toString(index)))
                .toList();
    }

    /**
     * A descriptor.
     *
     * @param flagIn where a registered one is marked, or null
     * @param indexed whether the index plus one of a registered one goes into FILE_INDEX
     */
    Value descriptor(Slot slot, boolean fixed, Slot flagIn, long flag, boolean indexed) {
        int number = random.nextInt(100_000);
        return new Value(
                "Fd." + (fixed ? "fixed" : "of") + "(" + number + ")",
                fixed ? Fd.fixed(number) : Fd.of(number),
                sqe -> {
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

    List<Value> fileSlots(int offset) {
        int index = random.nextInt(1000);
        return List.of(
                new Value("FileSlot.NONE", FileSlot.NONE, _ -> {}, _ -> "none"),
                new Value(
                        "FileSlot.of(" + index + ")",
                        FileSlot.of(index),
                        sqe -> sqe.or(offset, 4, index + 1),
                        _ -> "slot(" + index + ")"),
                new Value("FileSlot.ALLOC", FileSlot.ALLOC, sqe -> sqe.or(offset, 4, -1), _ -> "alloc"));
    }

    /** Value types; the object is the bits, of which the test makes one. */
    List<Value> bits(int offset, int width) {
        return Stream.generate(() -> truncate(random.nextLong(), width, false))
                .limit(COUNT)
                .map(bits -> new Value(
                        "new Bits(" + bits + "L)",
                        bits,
                        sqe -> sqe.or(offset, width, bits),
                        _ -> "0x" + Long.toHexString(bits)))
                .toList();
    }

    List<Value> payloads(int offset, int width) {
        return Stream.generate(() -> {
                    byte[] bytes = new byte[width];
                    random.nextBytes(bytes);
                    String hex = HexFormat.of().formatHex(bytes);
                    return new Value(
                            "java.util.HexFormat.of().parseHex(\"" + hex + "\")",
                            bytes,
                            sqe -> sqe.copy(offset, bytes),
                            _ -> hex);
                })
                .limit(COUNT)
                .toList();
    }

    static String integerType(int width) {
        return switch (width) {
            case 1 -> "byte";
            case 2 -> "short";
            case 4 -> "int";
            default -> "long";
        };
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
