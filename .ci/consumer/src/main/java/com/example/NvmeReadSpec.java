package com.example;

import static dev.uring.annotations.Slot.CMD;
import static dev.uring.annotations.Slot.CMD_OP;
import static dev.uring.annotations.Slot.FD;

import dev.uring.Fd;
import dev.uring.annotations.Opcode;
import dev.uring.annotations.Result;
import dev.uring.annotations.SqeField;
import java.lang.foreign.MemorySegment;

/** Reads blocks from an NVMe namespace by passthrough: 80 bytes of {@code struct nvme_uring_cmd} in a 128-byte entry. */
@Opcode(value = 46, since = "5.19", result = Result.VARIES, sqe128 = true)
interface NvmeReadSpec {
    /** The character device of the namespace. */
    @SqeField(FD)
    Fd device();

    /** {@code NVME_URING_CMD_IO}. */
    @SqeField(CMD_OP)
    static int commandOp() {
        return 0xC048_4E80;
    }

    /** {@code nvme_cmd_read}. */
    @SqeField(value = CMD, at = 0)
    static byte opcodeByte() {
        return 0x02;
    }

    /** The namespace. */
    @SqeField(value = CMD, at = 4)
    int namespaceId();

    /** Receives the blocks. */
    @SqeField(value = CMD, at = 24)
    MemorySegment data();

    /** The size of the data, in bytes. */
    @SqeField(value = CMD, at = 36)
    default int dataLength() {
        return Math.toIntExact(data().byteSize());
    }

    /** The first block, in {@code cdw10} and {@code cdw11}. */
    @SqeField(value = CMD, at = 40)
    default long startLba() {
        return 0;
    }

    /** The number of blocks less one, in {@code cdw12}. */
    @SqeField(value = CMD, at = 48)
    default int blocks() {
        return 0;
    }
}
