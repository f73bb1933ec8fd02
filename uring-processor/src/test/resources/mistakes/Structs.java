package mistakes;

import dev.uring.annotations.CField;
import dev.uring.annotations.CStruct;
import java.lang.foreign.MemorySegment;

@CStruct // !NO_MEMBERS
interface EmptySpec {}

@CStruct
interface MembersSpec {
    default int body() { // !MEMBER_BODY
        return 0;
    }

    boolean truth(); // !UNKNOWN_MEMBER

    @CField(count = 2) // !UNKNOWN_MEMBER
    int[][] matrix();

    @CField(count = 2) // !STRAY_COUNT
    int scalar();

    @CField(count = -1) // !BAD_COUNT
    int[] negative();

    @CField(width = 8) // !BAD_WIDTH
    int wide();

    @CField(bigEndian = true) // !STRAY_ORDER
    MemorySegment pointer();

    int allocate(); // !RESERVED_NAME

    int parameter(int a); // !PARAMETERS

    byte[] flexible(); // !FLEXIBLE_NOT_LAST

    int last();
}

@CStruct
interface PlacesSpec {
    int first();

    @CField(at = 6) // !MISALIGNED
    int second();
}

@CStruct
interface UnionsSpec {
    long wide();

    @CField(at = 0)
    int narrow();

    int next(); // !UNION_END
}

@CStruct(size = 12) // !STRUCT_SIZE
interface SizeSpec {
    long first();

    int second();
}

@CStruct
interface LargeSpec { // +Large
    @CField(width = 2)
    int kind();

    @CField(count = Integer.MAX_VALUE)
    int[] elements();
}

@CStruct // !STRUCT_TOO_BIG
interface TooBigSpec {
    @CField(count = Integer.MAX_VALUE)
    LargeSpec[] elements();
}

@CStruct
interface CycleSpec {
    CycleSpec self(); // !STRUCT_CYCLE
}

@CStruct
interface TailSpec { // +Tail
    @CField(width = 2)
    int kind();

    int[] tail();
}

@CStruct
interface AroundTailSpec {
    TailSpec tail(); // !NESTED_FLEXIBLE
}

/** Not emitted either, and without a second report: what it nests has problems of its own. */
@CStruct
interface AroundCycleSpec {
    SizeSpec size();
}

@CStruct
interface TwinsSpec {
    int twinMember();

    int twin_member(); // !SAME_CONSTANT
}

interface NoStruct {
    @CField(at = 0) // !STRAY_FIELD
    int member();
}

@CStruct(alignment = 4) // !BAD_ALIGNMENT
interface TooLittleAlignedSpec {
    long value();
}

@CStruct(alignment = 24) // !BAD_ALIGNMENT
interface OddlyAlignedSpec {
    long value();
}

@CStruct(alignment = -8) // !BAD_ALIGNMENT
interface NegativelyAlignedSpec {
    long value();
}
