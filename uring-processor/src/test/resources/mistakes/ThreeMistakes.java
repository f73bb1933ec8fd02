package mistakes;

import dev.uring.annotations.Opcode;
import dev.uring.annotations.Slot;
import dev.uring.annotations.SqeField;

@Opcode(value = 1, since = "soon") // !BAD_SINCE
interface ThreeMistakesSpec {
    @SqeField(Slot.LEN) // !NARROWING
    long length();

    void nothing(); // !NO_VALUE !NO_FIELD
}
