package dev.uring.processor.spec;

/** What the type of a field stands for in an entry or a structure. */
public enum Carrier {
    /** {@code byte}. */
    BYTE(1),
    /** {@code short}. */
    SHORT(2),
    /** {@code int}. */
    INT(4),
    /** {@code long}. */
    LONG(8),
    /** {@code boolean}: bits that are set or not. */
    BOOLEAN(0),
    /** {@code MemorySegment}: its address. */
    SEGMENT(8),
    /** {@code dev.uring.FixedBuffer} or {@code FixedVectors}: an address, and the index of a registered buffer. */
    FIXED_MEMORY(8),
    /** {@code dev.uring.op.net.SocketAddressBuffer}: two addresses, of the room and of its size. */
    ADDRESS_ROOM(8),
    /** {@code dev.uring.Fd}. */
    DESCRIPTOR(4),
    /** {@code dev.uring.FileSlot}. */
    FILE_SLOT(4),
    /** An implementation of {@code dev.uring.SqeBits}. */
    BITS(0),
    /** {@code byte[]}. */
    BYTES(0),
    /** A {@code @CStruct} spec. */
    STRUCT(0),
    /** {@code void}. */
    NOTHING(0),
    /** No type that can be written. */
    UNKNOWN(0);

    private final int width;

    Carrier(int width) {
        this.width = width;
    }

    /** The size in bytes that the type itself says; 0 when it says none. */
    public int width() {
        return width;
    }

    /** Whether this stands for memory that the entry points at. */
    public boolean isMemory() {
        return this == SEGMENT || this == FIXED_MEMORY || this == ADDRESS_ROOM;
    }

    /** Whether this is {@code byte}, {@code short}, {@code int} or {@code long}. */
    public boolean isInteger() {
        return this == BYTE || this == SHORT || this == INT || this == LONG;
    }
}
