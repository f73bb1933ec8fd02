package example;

import static dev.uring.annotations.Slot.ADDR;
import static dev.uring.annotations.Slot.FD;
import static dev.uring.annotations.Slot.LEN;
import static dev.uring.annotations.Slot.OFF;

import dev.uring.Fd;
import dev.uring.annotations.Opcode;
import dev.uring.annotations.SqeField;

/** Reserves space for a part of a file, like {@code fallocate(2)}. */
@Opcode(value = 17, since = "5.6", man = "io_uring_prep_fallocate(3)")
interface FallocateSpec {

    /** The file. */
    @SqeField(FD)
    Fd file();

    /** The size of the part, in bytes. */
    @SqeField(ADDR)
    long length();

    /** Where the part starts, in bytes. */
    @SqeField(OFF)
    default long offset() {
        return 0;
    }

    /** {@code FALLOC_FL_*}. */
    @SqeField(LEN)
    default int mode() {
        return 0;
    }
}
