package dev.uring.processing.declared;

import dev.uring.annotations.CField;
import dev.uring.annotations.CStruct;
import java.lang.foreign.MemorySegment;

/** A structure with every kind of member. */
@CStruct(value = "packet", size = 56)
interface PacketSpec {

    /** A byte. */
    byte version();

    /** An unsigned short. */
    @CField(width = 2)
    int length();

    /** A port. */
    @CField(width = 2, bigEndian = true)
    int port();

    /** A checksum. */
    @CField(width = 4)
    long checksum();

    /** A pointer. */
    MemorySegment data();

    /** Numbers. */
    @CField(count = 3)
    int[] numbers();

    /** A signed short. */
    short delta();

    /** A nested structure. */
    PointSpec origin();

    /** As a number. */
    long value();

    /** As a pair, over {@link #value}. */
    @CField(at = 48)
    PointSpec pair();

    /** More points. */
    PointSpec[] tail();

    /** A point. */
    @CStruct(size = 8)
    interface PointSpec {
        /** Across. */
        int x();

        /** Down, in network order. */
        @CField(bigEndian = true)
        int y();
    }
}
