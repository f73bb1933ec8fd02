package dev.uring.op;

import dev.uring.Fd;
import dev.uring.FileSlot;
import dev.uring.FixedBuffer;
import dev.uring.kernel.FileIndex;
import dev.uring.op.net.SocketAddressBuffer;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The arguments of a C function by name, each given out as the type that a builder takes.
 *
 * @param values the arguments; pointers lead nowhere
 * @param pointers those that were given out as memory that there is, by its address
 */
record Arguments(Map<String, Long> values, Map<Long, Long> pointers) {

    static Arguments of(Map<?, ?> members) {
        Map<String, Long> values = new LinkedHashMap<>();
        // longValue keeps the low 64 bits: pointers and __u64 beyond 2^63 become negative.
        members.forEach((name, value) -> values.put((String) name, ((BigInteger) value).longValue()));
        return new Arguments(values, new HashMap<>());
    }

    /** A 64-bit integer of either sign. */
    long l(String name) {
        Long value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no argument " + name + " among " + values.keySet());
        }
        return value;
    }

    /** The low 32 bits of an integer. */
    int i(String name) {
        return (int) l(name);
    }

    /** An ordinary descriptor, or what has a name of its own. */
    Fd fd(String name) {
        return switch (i(name)) {
            case -1 -> Fd.NONE;
            case -100 -> Fd.CWD;
            default -> Fd.of(i(name));
        };
    }

    /** A registered descriptor. */
    Fd fixed(String name) {
        return Fd.fixed(i(name));
    }

    /** A place for a new descriptor: the slot, or any for {@code IORING_FILE_INDEX_ALLOC}. */
    FileSlot slot(String name) {
        return i(name) == FileIndex.IORING_FILE_INDEX_ALLOC ? FileSlot.ALLOC : FileSlot.of(i(name));
    }

    /** A pointer to something whose size does not matter. */
    MemorySegment pointer(String name) {
        return MemorySegment.ofAddress(l(name));
    }

    /** A pointer to text, which builders look into: it leads to some other address, see {@link #withPointers}. */
    MemorySegment text(String name) {
        MemorySegment text = Arena.global().allocateFrom(name);
        pointers.put(text.address(), l(name));
        return text;
    }

    /** Pointers to room for an address and to its length: they lead to some other addresses, see {@link #withPointers}. */
    SocketAddressBuffer room(String address, String length) {
        if (l(address) == 0 && l(length) == 0) {
            return SocketAddressBuffer.NONE;
        }
        SocketAddressBuffer room = new SocketAddressBuffer(Arena.global());
        pointers.put(room.address().address(), l(address));
        pointers.put(room.length().address(), l(length));
        return room;
    }

    /** An entry with the pointers to memory as they were passed to the C function. */
    byte[] withPointers(byte[] entry) {
        ByteBuffer words = ByteBuffer.wrap(entry.clone()).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at < entry.length; at += Long.BYTES) {
            long word = words.getLong(at);
            words.putLong(at, pointers.getOrDefault(word, word));
        }
        return words.array();
    }

    /** A pointer to a number of bytes given by another argument, a C {@code unsigned}. */
    MemorySegment memory(String name, String size) {
        return array(name, size, 1);
    }

    /** {@link #memory(String, String)} in the registered buffer whose index is an argument. */
    FixedBuffer fixedBuffer(String name, String size) {
        return FixedBuffer.unchecked(i("buf_index"), memory(name, size));
    }

    /** A pointer to a number of elements given by another argument, a C {@code unsigned}. */
    MemorySegment array(String name, String count, int elementSize) {
        return memory(name, Integer.toUnsignedLong(i(count)) * elementSize);
    }

    /** A pointer to a number of bytes. */
    @SuppressWarnings("restricted") // nothing dereferences it
    MemorySegment memory(String name, long size) {
        return pointer(name).reinterpret(size);
    }
}
