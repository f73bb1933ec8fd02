package mistakes;

import dev.uring.annotations.CStruct;
import dev.uring.annotations.Opcode;
import dev.uring.annotations.Slot;
import dev.uring.annotations.SqeField;

@Opcode(1) // !NOT_INTERFACE
abstract class ClassSpec {
    @SqeField(Slot.OFF)
    abstract long offset();
}

@Opcode(1) // !NOT_INTERFACE
enum EnumSpec {
    ONE
}

@Opcode(1) // !NOT_INTERFACE
record RecordSpec(int length) {}

@Opcode(1) // !NOT_INTERFACE
@interface AnnotationSpec {
    int length();
}

@CStruct // !NOT_INTERFACE
enum EnumStructSpec {
    ONE
}

@CStruct // !NOT_INTERFACE
record RecordStructSpec(int length) {}

@Opcode(1)
interface GenericSpec<T> { // !GENERIC_SPEC
    @SqeField(Slot.OFF)
    long offset();
}

final class Outer {
    @Opcode(1)
    private interface HiddenSpec { // !HIDDEN_SPEC
        @SqeField(Slot.OFF)
        long offset();
    }

    @Opcode(1)
    interface TwinSpec {} // +Twin
}

final class OtherOuter {
    @Opcode(1) // !NAME_CLASH
    interface TwinSpec {}
}

interface Shared {
    @SqeField(Slot.OFF) // !STRAY_FIELD
    long offset();
}

@Opcode(1)
interface ChildSpec extends Shared {} // !PARENT

@Opcode(1) // !NO_NAME
interface Unnamed {}

@Opcode(value = 1, name = "re-read") // !BAD_NAME
interface BadNameSpec {}

@Opcode(value = 1, name = "class") // !BAD_NAME
interface KeywordSpec {}

@Opcode(value = 1, name = "Taken") // !NAME_TAKEN
interface AnySpec {}

final class Taken {}

@Opcode(1) // !NAME_HIDDEN
interface AdviceSpec {
    enum Advice {}
}

@Opcode(256) // !BAD_OPCODE
interface HighSpec {}

@Opcode(value = 1, since = "6") // !BAD_SINCE
interface SinceSpec {}

@Opcode(value = 1, man = "io_uring_prep_read") // !BAD_MAN
interface ManSpec {}
