package dev.uring.processing.declared;

import dev.uring.annotations.CField;
import dev.uring.annotations.CStruct;

/** More bytes than an {@code int} counts: what is generated has to compile. */
@CStruct
interface HugeSpec {
    @CField(count = 600_000_000)
    int[] numbers();

    PacketSpec.PointSpec origin();

    @CField(count = 2)
    HalfSpec[] halves();

    /** Large itself, and nested. */
    @CStruct
    interface HalfSpec {
        @CField(count = Integer.MAX_VALUE)
        short[] parts();
    }
}
