package dev.uring.processing.declared;

import static dev.uring.annotations.Slot.CMD;
import static dev.uring.annotations.Slot.CMD_OP;
import static dev.uring.annotations.Slot.FD;

import dev.uring.Fd;
import dev.uring.annotations.LengthIn;
import dev.uring.annotations.Opcode;
import dev.uring.annotations.SqeField;
import java.lang.foreign.MemorySegment;

/** Reads blocks of an NVMe namespace, past the block layer. */
@Opcode(value = 46, since = "5.19", sqe128 = true)
interface NvmeReadSpec {

    /** The character device. */
    @SqeField(FD)
    Fd device();

    @SqeField(CMD_OP)
    static int commandOp() {
        return 0xC048_4E80;
    }

    @SqeField(value = CMD, at = 0)
    static byte opcode2() {
        return 0x02;
    }

    /** The namespace. */
    @SqeField(value = CMD, at = 4)
    int namespaceId();

    /** Receives the blocks. */
    @SqeField(value = CMD, at = 24)
    @LengthIn(value = CMD, at = 36, size = 4)
    MemorySegment data();

    /** The first block. */
    @SqeField(value = CMD, at = 40)
    default long startLba() {
        return 0;
    }
}
