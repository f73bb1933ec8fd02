package mistakes;

import dev.uring.Fd;
import dev.uring.FixedBuffer;
import dev.uring.annotations.AlsoSets;
import dev.uring.annotations.AtLeast;
import dev.uring.annotations.CString;
import dev.uring.annotations.LengthIn;
import dev.uring.annotations.Opcode;
import dev.uring.annotations.RegisteredFd;
import dev.uring.annotations.SizeOf;
import dev.uring.annotations.Slot;
import dev.uring.annotations.SqeField;
import dev.uring.annotations.Until;
import dev.uring.op.net.SocketAddressBuffer;
import java.lang.foreign.MemorySegment;

@Opcode(1)
interface AccessoriesSpec {
    @SqeField(Slot.OFF)
    @LengthIn(Slot.LEN) // !STRAY_LENGTH
    long offset();

    @SqeField(Slot.ADDR)
    @LengthIn(value = Slot.LEN, unit = 0) // !BAD_UNIT
    MemorySegment iovecs();

    @SqeField(Slot.RW_FLAGS)
    @Until(Until.Lifetime.SUBMITTED) // !STRAY_UNTIL
    int flags();

    @SqeField(Slot.SPLICE_FD_IN)
    @RegisteredFd // !STRAY_REGISTERED
    int input();

    @SqeField(Slot.BUF_INDEX)
    @AlsoSets(value = Slot.IOPRIO, bits = 0) // !NO_BITS
    int index();

    @SqeField(Slot.ADDR3)
    @AlsoSets(value = Slot.FLAGS, bits = 0x20)
    @AlsoSets(value = Slot.FLAGS, bits = 0x100)
    long second(); // !BITS_TOO_WIDE
}

@Opcode(1)
interface ElsewhereSpec {
    @SqeField(Slot.ADDR)
    @LengthIn(Slot.CMD) // !BAD_SIZE
    MemorySegment buffer();

    @SqeField(Slot.ADDR3)
    @LengthIn(value = Slot.CMD, at = 13, size = 4) // !COMMAND_END
    MemorySegment more();

    @SqeField(value = Slot.CMD, at = 4)
    @LengthIn(value = Slot.CMD, at = 8, size = 4) // !OVERLAP
    MemorySegment inPayload();

    @SqeField(Slot.OFF)
    @LengthIn(value = Slot.OPTLEN, at = 4, size = 2) // !STRAY_AT !STRAY_SIZE
    MemorySegment placed();

    @SqeField(Slot.BUF_INDEX)
    @AlsoSets(value = Slot.CMD, bits = 1) // !COMMAND_ELSEWHERE
    int index();

    @SqeField(Slot.FD)
    @RegisteredFd(indexPlusOneIn = {Slot.FILE_INDEX, Slot.ADDR_LEN}) // !REGISTERED_TWICE
    Fd file();

    @SqeField(Slot.LEN)
    @RegisteredFd(indexPlusOneIn = Slot.ADDR3) // !REGISTERED_WIDTH
    Fd directory();
}

@Opcode(1)
interface MemorySizeSpec {
    @SqeField(Slot.OFF)
    @AtLeast(8) // !STRAY_AT_LEAST
    long offset();

    @SqeField(Slot.ADDR)
    @AtLeast(0) // !BAD_AT_LEAST
    MemorySegment status();

    @SqeField(Slot.RW_FLAGS)
    @CString // !STRAY_CSTRING
    int flags();
}

@Opcode(1)
interface SizeOfSpec {
    @SqeField(Slot.ADDR)
    MemorySegment data();

    @SqeField(Slot.ADDR3)
    @LengthIn(Slot.LEN)
    MemorySegment path();

    @SqeField(value = Slot.IOPRIO, bits = 1)
    @SizeOf("data") // !STRAY_SIZE_OF
    boolean all();

    @SqeField(Slot.OPTLEN)
    @SizeOf("dta") // !UNKNOWN_MEMORY
    int dataLength();

    @SqeField(Slot.RW_FLAGS)
    @SizeOf("path") // !SIZE_TWICE
    int pathLength();

    @SizeOf("data") // !SIZE_WITHOUT_BODY
    long abstractSize();

    @SizeOf("data") // !SIZE_WITHOUT_BODY
    static long constantSize() {
        return 1;
    }

    @SizeOf("data")
    default long build() { // !RESERVED_NAME
        return 1;
    }

    @SizeOf("data")
    default long of(int count) { // !PARAMETERS !RESERVED_NAME
        return count;
    }

    @SizeOf("data")
    @AlsoSets(value = Slot.FLAGS, bits = 0x20)
    default long half() { // !NO_FIELD
        return 1;
    }
}

@Opcode(1)
interface RoomSpec {
    @SqeField(Slot.ADDR)
    SocketAddressBuffer silent(); // !NO_LENGTH

    @SqeField(Slot.ADDR3)
    @LengthIn(Slot.LEN) // !WRONG_WIDTH
    SocketAddressBuffer narrow();

    @SqeField(Slot.OFF)
    @LengthIn(Slot.ATTR_TYPE_MASK)
    @AtLeast(128) // !SIZE_TWICE
    SocketAddressBuffer sized();
}

interface NoSpec {
    @SizeOf("data") // !STRAY_FIELD
    int length();
}

@Opcode(1)
interface IndexAloneSpec {
    @SqeField(Slot.BUF_INDEX)
    @LengthIn(Slot.LEN) // !INDEX_ALONE
    FixedBuffer buffer();
}

@Opcode(1)
interface LeastIndexSpec {
    @SqeField(Slot.BUF_INDEX)
    @AtLeast(512) // !INDEX_ALONE
    FixedBuffer buffer();
}

@Opcode(1)
interface FixedTextSpec {
    @SqeField(Slot.ADDR)
    @CString // !STRAY_CSTRING
    FixedBuffer buffer();
}

@Opcode(1)
interface SizeTwiceSpec {
    @SqeField(Slot.ADDR)
    @LengthIn(Slot.LEN)
    @AtLeast(24) // !SIZE_TWICE
    MemorySegment how();

    @SqeField(Slot.ADDR2)
    @LengthIn(Slot.OPTLEN)
    @CString // !SIZE_TWICE
    MemorySegment name();

    @SqeField(Slot.ADDR3)
    @AtLeast(2)
    @CString // !SIZE_TWICE
    MemorySegment path();
}

@Opcode(value = 46, sqe128 = true)
interface UnseenSpec {
    @SqeField(value = Slot.CMD, at = 24) // !UNSEEN_BUFFER
    FixedBuffer data();
}

@Opcode(47)
interface WrongBitSpec {
    @SqeField(Slot.ADDR) // !UNSEEN_BUFFER
    @AlsoSets(value = Slot.IOPRIO, bits = 1)
    FixedBuffer data();
}

@Opcode(46)
interface SeenSpec { // +Seen
    @SqeField(Slot.ADDR)
    @AlsoSets(value = Slot.URING_CMD_FLAGS, bits = 1)
    FixedBuffer data();
}

@Opcode(0)
interface AlwaysSeenSpec { // +AlwaysSeen
    @SqeField(Slot.NOP_FLAGS)
    static int flags() {
        return 8;
    }

    @SqeField(Slot.BUF_INDEX)
    FixedBuffer data();
}
