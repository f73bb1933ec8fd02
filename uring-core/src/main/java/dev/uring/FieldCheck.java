package dev.uring;

import dev.uring.kernel.Errno;
import dev.uring.op.net.SocketAddressBuffer;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.StringJoiner;
import java.util.stream.IntStream;

/** Checks of field values, called by generated builders. Every failure names the field, the value and the limit. */
public final class FieldCheck {
    private FieldCheck() {}

    /** A value of an 8-bit slot. */
    public static int unsigned8(String field, int value) {
        if ((value & ~0xFF) != 0) {
            throw outOfRange(field, value, 0xFF);
        }
        return value;
    }

    /** A value of a 16-bit slot. */
    public static int unsigned16(String field, int value) {
        if ((value & ~0xFFFF) != 0) {
            throw outOfRange(field, value, 0xFFFF);
        }
        return value;
    }

    /** A value of a 32-bit member. */
    public static long unsigned32(String field, long value) {
        if ((value & ~0xFFFF_FFFFL) != 0) {
            throw new IllegalArgumentException(field + " is " + value + ", outside 0.." + 0xFFFF_FFFFL);
        }
        return value;
    }

    /** A number of elements. */
    public static long notNegative(String name, long value) {
        if (value < 0) {
            throw new IllegalArgumentException(name + " is " + value + ", below 0");
        }
        return value;
    }

    /** A reference that must be there. */
    public static <T> T nonNull(String field, T value) {
        if (value == null) {
            throw new NullPointerException(field + " is null");
        }
        return value;
    }

    /**
     * Memory that the kernel can address: native; {@link MemorySegment#NULL} is allowed.
     *
     * @throws IllegalArgumentException for heap memory, and for memory of {@link java.lang.foreign.Arena#ofAuto()}
     * @throws IllegalStateException when its arena was closed
     */
    public static MemorySegment nativeMemory(String field, MemorySegment segment) {
        if (!MemoryLife.suits(nonNull(field, segment))) {
            throw MemoryLife.refusal(field, segment);
        }
        return segment;
    }

    /** Memory in a registered buffer; its arena may have been closed since it was registered. */
    public static <M extends FixedMemory> M liveMemory(String field, M memory) {
        nativeMemory(field, nonNull(field, memory).segment());
        return memory;
    }

    /** Room for an address. */
    public static SocketAddressBuffer liveRoom(String field, SocketAddressBuffer room) {
        nativeMemory(field, nonNull(field, room).address());
        nativeMemory(field, room.length());
        return room;
    }

    /** Native memory whose size in units of {@code unit} bytes goes into a slot that holds at most {@code max} (unsigned). */
    public static MemorySegment sizedMemory(String field, MemorySegment segment, int unit, long max) {
        long size = nativeMemory(field, segment).byteSize();
        if (size % unit != 0) {
            throw new IllegalArgumentException(
                    field + " has " + size + " bytes, which is no multiple of its elements' " + unit);
        }
        if (Long.compareUnsigned(size / unit, max) > 0) {
            throw new IllegalArgumentException(field + " has length " + size / unit + ", above the limit of "
                    + Long.toUnsignedString(max) + ": pass a slice");
        }
        return segment;
    }

    /** Native memory of which the kernel uses {@code size} bytes without being told a size; an address of 0 is none. */
    public static MemorySegment memoryOfAtLeast(String field, MemorySegment segment, long size) {
        if (nativeMemory(field, segment).byteSize() < size && segment.address() != 0) {
            throw new IllegalArgumentException(field + " has " + segment.byteSize() + " bytes, below the " + size
                    + " that the kernel uses: pass at least those, and reinterpret(" + size + ") a bare address");
        }
        return segment;
    }

    /** {@link #sizedMemory(String, MemorySegment, int, long)} for memory in a registered buffer. */
    public static <M extends FixedMemory> M sizedMemory(String field, M memory, int unit, long max) {
        sizedMemory(field, nonNull(field, memory).segment(), unit, max);
        return memory;
    }

    /** {@link #memoryOfAtLeast(String, MemorySegment, long)} for memory in a registered buffer. */
    public static <M extends FixedMemory> M memoryOfAtLeast(String field, M memory, long size) {
        memoryOfAtLeast(field, nonNull(field, memory).segment(), size);
        return memory;
    }

    /** A size, unsigned, of memory of which the kernel uses as much; an address of 0 is none. */
    public static void covered(String field, long size, String memoryField, MemorySegment memory) {
        if (Long.compareUnsigned(size, memory.byteSize()) > 0 && memory.address() != 0) {
            throw new IllegalArgumentException(field + " says that the kernel uses " + Long.toUnsignedString(size)
                    + " bytes of " + memoryField + ", which has " + memory.byteSize()
                    + ": set larger memory first, or a smaller size");
        }
    }

    /**
     * Native memory that the kernel reads up to a NUL; an address of 0 is none.
     *
     * @throws IllegalStateException when the memory is no longer alive
     * @throws WrongThreadException when it belongs to another thread
     */
    public static MemorySegment text(String field, MemorySegment segment) {
        if (nativeMemory(field, segment).address() == 0) {
            return segment;
        }
        long size = segment.byteSize();
        for (long i = 0; i < size; i++) {
            if (segment.get(ValueLayout.JAVA_BYTE, i) == 0) {
                return segment;
            }
        }
        throw new IllegalArgumentException(field + " has no NUL in its " + size
                + " bytes, which the kernel would read past: allocate it with arena.allocateFrom(text)");
    }

    /** An ordinary descriptor. */
    public static Fd raw(String field, Fd descriptor) {
        if (nonNull(field, descriptor).isFixed()) {
            throw new IllegalArgumentException(field + " is the registered file " + descriptor.value()
                    + "; the kernel takes only an ordinary descriptor here");
        }
        return descriptor;
    }

    /** A registered descriptor. */
    public static Fd registered(String field, Fd descriptor) {
        if (!nonNull(field, descriptor).isFixed()) {
            throw new IllegalArgumentException(field + " is the ordinary descriptor " + descriptor.value()
                    + "; the kernel takes only a registered file here: Fd.fixed(index)");
        }
        return descriptor;
    }

    /** A payload of exactly {@code size} bytes; the result is a copy. */
    public static byte[] payload(String field, byte[] bytes, int size) {
        if (nonNull(field, bytes).length != size) {
            throw new IllegalArgumentException(
                    field + " has " + bytes.length + " bytes; the command takes exactly " + size);
        }
        return bytes.clone();
    }

    /** The bits of a value type, for a slot of {@code width} bytes. */
    public static long bits(String field, SqeBits value, int width) {
        long bits = nonNull(field, value).bits();
        if (width < Long.BYTES && bits >>> (width * Byte.SIZE) != 0) {
            throw new IllegalArgumentException(field + " has bits 0x" + Long.toHexString(bits)
                    + ", above the limit of 0x" + Long.toHexString((1L << (width * Byte.SIZE)) - 1));
        }
        return bits;
    }

    /**
     * The refusal of default values that need each other.
     *
     * @param from the state of the default that is needed again
     * @param fields the fields that have defaults
     * @param states for each of them how many defaults were under way when its own began; below 1 when it is not under way
     */
    public static IllegalStateException cycle(int from, String[] fields, int[] states) {
        StringJoiner cycle = new StringJoiner(", then ");
        int last = IntStream.of(states).max().orElse(from);
        for (int state = from; state <= last; state++) {
            for (int i = 0; i < fields.length; i++) {
                if (states[i] == state) {
                    cycle.add(fields[i]);
                }
            }
        }
        return new IllegalStateException(
                "the default of a field needs itself: " + cycle + ", then the first again: let one use no other");
    }

    /** Refuses a number that an operation may have returned as its result, by the name of the error that it is then. */
    static IllegalArgumentException negative(String what, int value) {
        String name = Errno.name(-value);
        return new IllegalArgumentException(what + " is " + value + ", below 0: a negative result is no " + what
                + (name.startsWith("E") ? " but the error " + name + ", " + Errno.message(-value) : " but an error"));
    }

    private static IllegalArgumentException outOfRange(String field, int value, int max) {
        return new IllegalArgumentException(field + " is " + value + ", outside 0.." + max);
    }
}
