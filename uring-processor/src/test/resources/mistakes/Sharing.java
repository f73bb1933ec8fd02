package mistakes;

import dev.uring.Fd;
import dev.uring.FixedBuffer;
import dev.uring.annotations.AlsoSets;
import dev.uring.annotations.LengthIn;
import dev.uring.annotations.Opcode;
import dev.uring.annotations.RegisteredFd;
import dev.uring.annotations.Slot;
import dev.uring.annotations.SqeField;
import dev.uring.op.net.SocketAddressBuffer;
import java.lang.foreign.MemorySegment;

@Opcode(1)
interface UnionSpec {
    @SqeField(Slot.OFF)
    long offset();

    @SqeField(Slot.CMD_OP) // !OVERLAP
    int command();
}

@Opcode(2)
interface LengthSpec {
    @SqeField(Slot.ADDR)
    @LengthIn(Slot.LEN)
    MemorySegment buffer();

    @SqeField(Slot.LEN) // !OVERLAP
    int length();
}

@Opcode(3)
interface MixedSpec {
    @SqeField(value = Slot.LEN, bits = 1)
    boolean multishot();

    @SqeField(Slot.LEN) // !OVERLAP
    int length();
}

@Opcode(4)
interface ImpliedSpec {
    @SqeField(Slot.RW_FLAGS)
    int flags();

    @SqeField(Slot.BUF_INDEX)
    @AlsoSets(value = Slot.MSG_FLAGS, bits = 1) // !OVERLAP
    int index();
}

@Opcode(5)
interface CommandSpec {
    @SqeField(value = Slot.CMD, at = 0)
    long first();

    @SqeField(value = Slot.CMD, at = 7) // !OVERLAP
    byte second();
}

@Opcode(6)
interface FlagsSpec {
    @SqeField(value = Slot.IOPRIO, bits = 3)
    boolean multishot();

    @SqeField(value = Slot.IOPRIO, bits = 2) // !BITS_CLASH
    boolean pollFirst();
}

@Opcode(7)
interface DescriptorsSpec {
    @SqeField(Slot.FD)
    Fd output();

    @SqeField(Slot.SPLICE_FD_IN) // !BITS_CLASH
    Fd input();
}

@Opcode(8)
interface IndexSpec {
    @SqeField(Slot.ADDR)
    @LengthIn(Slot.LEN)
    FixedBuffer buffer();

    @SqeField(Slot.BUF_INDEX) // !OVERLAP
    int bufferIndex();

    @SqeField(Slot.BUF_GROUP) // !OVERLAP !OVERLAP
    int group();
}

@Opcode(9)
interface TwoBuffersSpec {
    @SqeField(Slot.ADDR)
    FixedBuffer first();

    @SqeField(Slot.ADDR2) // !OVERLAP
    FixedBuffer second();
}

@Opcode(9)
interface LengthPointerSpec {
    @SqeField(Slot.ADDR)
    @LengthIn(Slot.ADDR2)
    SocketAddressBuffer peer();

    @SqeField(Slot.OFF) // !OVERLAP
    long offset();
}

@Opcode(10)
interface FineBufferSpec { // +FineBuffer
    @SqeField(Slot.ADDR)
    MemorySegment message();

    @SqeField(Slot.BUF_INDEX)
    FixedBuffer buffer();
}

@Opcode(11)
interface FineSpec { // +Fine
    @SqeField(Slot.FD)
    Fd output();

    @SqeField(Slot.SPLICE_FD_IN)
    @RegisteredFd(flagIn = Slot.SPLICE_FLAGS, flag = 1L << 31)
    Fd input();

    @SqeField(Slot.SPLICE_FLAGS)
    int flags();

    @SqeField(value = Slot.LEN, bits = 1)
    boolean first();

    @SqeField(value = Slot.LEN, bits = 2)
    boolean second();
}
