package mistakes;

import dev.uring.annotations.LengthIn;
import dev.uring.annotations.Opcode;
import dev.uring.annotations.Slot;
import dev.uring.annotations.SqeField;
import java.io.IOException;
import java.lang.foreign.MemorySegment;

@Opcode(1)
interface MethodsSpec {
    long offset(); // !NO_FIELD

    @LengthIn(Slot.LEN)
    MemorySegment whatever(); // !NO_FIELD

    @SqeField(Slot.LEN)
    int length(int unit); // !PARAMETERS

    @SqeField(Slot.ADDR)
    <T> long address(); // !GENERIC_FIELD

    @SqeField(Slot.RW_FLAGS)
    default int flags() throws IOException { // !THROWS
        return 0;
    }

    @SqeField(Slot.FD)
    void file(); // !NO_VALUE

    @SqeField(Slot.BUF_INDEX)
    int build(); // !RESERVED_NAME

    @SqeField(Slot.ADDR3)
    static long constant(int base) { // !PARAMETERS
        return base;
    }

    private long helper() {
        return 0;
    }
}
