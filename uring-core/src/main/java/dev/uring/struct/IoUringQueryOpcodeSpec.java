package dev.uring.struct;

import dev.uring.annotations.CStruct;

/** What the kernel supports, {@code IO_URING_QUERY_OPCODES}. */
@CStruct(value = "io_uring_query_opcode", size = 48)
interface IoUringQueryOpcodeSpec {

    /** The number of operations. */
    int nrRequestOpcodes();

    /** The number of register operations. */
    int nrRegisterOpcodes();

    /** All {@code IORING_FEAT_*}. */
    long featureFlags();

    /** All {@code IORING_SETUP_*}. */
    long ringSetupFlags();

    /** All {@code IORING_ENTER_*}. */
    long enterFlags();

    /** All {@code IOSQE_*}. */
    long sqeFlags();

    /** The number of questions. */
    int nrQueryOpcodes();

    /** Reserved, 0. */
    int pad();
}
