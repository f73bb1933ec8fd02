package com.example;

import static dev.uring.annotations.Slot.CMD_OP;
import static dev.uring.annotations.Slot.FD;

import dev.uring.Fd;
import dev.uring.annotations.Opcode;
import dev.uring.annotations.Result;
import dev.uring.annotations.SqeField;

/** Asks how many sent bytes a socket still holds, like {@code ioctl} with {@code SIOCOUTQ}. */
@Opcode(value = 46, since = "6.7", result = Result.SIZE)
interface UnsentSpec {
    /** The socket. */
    @SqeField(FD)
    Fd socket();

    /** {@code SOCKET_URING_OP_SIOCOUTQ}. */
    @SqeField(CMD_OP)
    static int command() {
        return 1;
    }
}
