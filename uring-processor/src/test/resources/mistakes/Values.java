package mistakes;

import dev.uring.Fd;
import dev.uring.FileSlot;
import dev.uring.FixedBuffer;
import dev.uring.SqeBits;
import dev.uring.annotations.LengthIn;
import dev.uring.annotations.Opcode;
import dev.uring.annotations.Slot;
import dev.uring.annotations.SqeField;
import dev.uring.op.net.SocketAddressBuffer;
import java.lang.foreign.MemorySegment;

@Opcode(1)
interface ValuesSpec {
    @SqeField(Slot.OFF) // !UNKNOWN_TYPE
    Long offset();

    @SqeField(Slot.ADDR) // !UNKNOWN_TYPE
    String path();

    @SqeField(Slot.FSYNC_FLAGS) // !UNKNOWN_TYPE
    Mode mode();

    @SqeField(Slot.LEN) // !NARROWING
    long length();

    @SqeField(Slot.WRITE_STREAM) // !NARROWING
    short stream();

    @SqeField(Slot.ADDR3)
    int fine();
}

@Opcode(1)
interface WidthsSpec {
    @SqeField(Slot.LEN) // !WRONG_WIDTH
    MemorySegment buffer();

    @SqeField(Slot.BUF_INDEX) // !WRONG_WIDTH
    Fd file();

    @SqeField(Slot.ADDR3) // !WRONG_WIDTH
    FileSlot fileSlot();

    @SqeField(Slot.BUF_GROUP) // !WRONG_WIDTH
    FixedBuffer registered();

    @SqeField(Slot.OPTLEN) // !WRONG_WIDTH
    @LengthIn(Slot.OPTVAL)
    SocketAddressBuffer room();
}

@Opcode(1)
interface BitsSpec {
    @SqeField(Slot.FSYNC_FLAGS) // !NO_BITS
    boolean dataOnly();

    @SqeField(value = Slot.IOPRIO, bits = 0x1_0000) // !BITS_TOO_WIDE
    boolean multishot();

    @SqeField(value = Slot.OFF, bits = 1) // !STRAY_BITS
    long offset();

    @SqeField(value = Slot.LEN, signed = true) // !STRAY_SIGN
    int length();

    @SqeField(value = Slot.ADDR, at = 8) // !STRAY_AT
    long address();

    @SqeField(value = Slot.BUF_INDEX, size = 2) // !STRAY_SIZE
    int index();

    @SqeField(Slot.ADDR3) // !BYTES_OUTSIDE_COMMAND
    byte[] payload();
}

enum Mode {
    ON
}

enum Advice implements SqeBits {
    NORMAL;

    @Override
    public long bits() {
        return 0;
    }
}

@Opcode(1)
interface PayloadsSpec {
    @SqeField(Slot.CMD) // !NO_SIZE
    byte[] all();

    @SqeField(value = Slot.CMD, at = 4) // !NO_SIZE
    Advice advice();

    @SqeField(value = Slot.CMD, at = 4, size = 3) // !BAD_SIZE
    int number();

    @SqeField(value = Slot.CMD, at = 8, size = 4) // !STRAY_SIZE
    MemorySegment buffer();

    @SqeField(value = Slot.CMD, at = 12) // !COMMAND_END
    long far();

    @SqeField(value = Slot.CMD, at = -1) // !COMMAND_END
    int before();
}

@Opcode(value = 1, sqe128 = true)
interface LongPayloadSpec {
    @SqeField(value = Slot.CMD, at = 72)
    long last();

    @SqeField(value = Slot.CMD, at = 80) // !COMMAND_END
    byte beyond();
}

@Opcode(value = 46, sqe128 = true)
interface OverflowSpec {
    @SqeField(value = Slot.CMD, at = Integer.MAX_VALUE - 3) // !COMMAND_END
    int far();

    @SqeField(value = Slot.CMD, at = 4, size = Integer.MAX_VALUE) // !COMMAND_END
    byte[] large();
}
