package dev.uring.snippet;

import static dev.uring.annotations.Slot.FADVISE_ADVICE;
import static dev.uring.annotations.Slot.FD;

import dev.uring.Fd;
import dev.uring.SqeBits;
import dev.uring.annotations.Opcode;
import dev.uring.annotations.SqeField;

/** Says how a file will be used, like {@code posix_fadvise(2)}. */
@Opcode(value = 24 /* IORING_OP_FADVISE */, since = "5.6")
interface AdviseSpec {
    /** The file. */
    @SqeField(FD)
    Fd file();

    // @start region="bits"
    /** What to expect. */
    enum Advice implements SqeBits {
        NORMAL,
        RANDOM,
        SEQUENTIAL;

        @Override
        public long bits() {
            return ordinal();
        }
    }

    /** The advice; nothing else fits. */
    @SqeField(FADVISE_ADVICE)
    Advice advice();
    // @end
}
