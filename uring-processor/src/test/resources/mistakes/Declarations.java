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

@Opcode(1)
sealed interface ShutSpec permits Inside {} // !SEALED_SPEC

final class Inside implements ShutSpec {}

@Opcode(1)
@CStruct
interface BothSpec {} // !TWO_ANNOTATIONS

@Opcode(value = 1, name = "record") // !BAD_NAME
interface Restricted0Spec {}

@Opcode(value = 1, name = "var") // !BAD_NAME
interface Restricted1Spec {}

@Opcode(value = 1, name = "yield") // !BAD_NAME
interface Restricted2Spec {}

@Opcode(value = 1, name = "sealed") // !BAD_NAME
interface Restricted3Spec {}

@Opcode(value = 1, name = "permits") // !BAD_NAME
interface Restricted4Spec {}

@Opcode(value = 1, name = "_") // !BAD_NAME
interface Restricted5Spec {}

@Opcode(1) // !BAD_NAME
interface varSpec {}

@Opcode(1) // !BAD_NAME
interface _Spec {}

@Opcode(1) // !BAD_NAME
interface classSpec {}

@CStruct(name = "record") // !BAD_NAME
interface RestrictedStructSpec {
    int x();
}

@Opcode(value = 1, name = "when")
interface ContextualSpec {} // +when

@Opcode(1)
non-sealed interface OpenSpec extends Sealed {} // !PARENT

sealed interface Sealed permits OpenSpec {}
