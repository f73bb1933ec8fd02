package dev.uring.struct;

import dev.uring.annotations.CField;
import dev.uring.annotations.CStruct;

/**
 * A submission queue entry of 64 bytes; the operations write it. A 128-byte entry continues {@code cmd} to 80 bytes.
 * Members at the same offset share their bytes.
 */
@CStruct(value = "io_uring_sqe", size = 64)
interface IoUringSqeSpec {

    /** The operation, {@code IORING_OP_*}. */
    @CField(width = 1)
    int opcode();

    /** {@code IOSQE_*}. */
    @CField(width = 1)
    int flags();

    /** An I/O priority, or the flags of a socket operation. */
    @CField(width = 2)
    int ioprio();

    /** The file: a descriptor, or an index with {@code IOSQE_FIXED_FILE}. */
    int fd();

    /** A file offset, in bytes. */
    long off();

    /** A second address. */
    @CField(at = 8)
    long addr2();

    /** The number of a command. */
    @CField(at = 8)
    int cmdOp();

    /** Must be 0 with a command. */
    @CField(at = 12)
    int pad1();

    /** A buffer, or an array of iovecs. */
    long addr();

    /** The input offset of a splice, in bytes. */
    @CField(at = 16)
    long spliceOffIn();

    /** The level of a socket option. */
    @CField(at = 16)
    int level();

    /** The number of a socket option. */
    @CField(at = 20)
    int optname();

    /** A size in bytes, or a number of iovecs. */
    int len();

    /** {@code RWF_*}. */
    int rwFlags();

    /** {@code IORING_FSYNC_*}. */
    @CField(at = 28)
    int fsyncFlags();

    /** The events of a poll, before kernel 5.9. */
    @CField(at = 28, width = 2)
    int pollEvents();

    /** The events of a poll. */
    @CField(at = 28)
    int poll32Events();

    /** {@code SYNC_FILE_RANGE_*}. */
    @CField(at = 28)
    int syncRangeFlags();

    /** {@code MSG_*}. */
    @CField(at = 28)
    int msgFlags();

    /** {@code IORING_TIMEOUT_*}. */
    @CField(at = 28)
    int timeoutFlags();

    /** {@code SOCK_*} of an accepted socket. */
    @CField(at = 28)
    int acceptFlags();

    /** {@code IORING_ASYNC_CANCEL_*}. */
    @CField(at = 28)
    int cancelFlags();

    /** {@code O_*}. */
    @CField(at = 28)
    int openFlags();

    /** {@code AT_*}. */
    @CField(at = 28)
    int statxFlags();

    /** {@code POSIX_FADV_*} or {@code MADV_*}. */
    @CField(at = 28)
    int fadviseAdvice();

    /** {@code SPLICE_F_*}. */
    @CField(at = 28)
    int spliceFlags();

    /** {@code RENAME_*}. */
    @CField(at = 28)
    int renameFlags();

    /** {@code AT_REMOVEDIR}. */
    @CField(at = 28)
    int unlinkFlags();

    /** {@code AT_*} of a link. */
    @CField(at = 28)
    int hardlinkFlags();

    /** {@code XATTR_*}. */
    @CField(at = 28)
    int xattrFlags();

    /** {@code IORING_MSG_RING_*}. */
    @CField(at = 28)
    int msgRingFlags();

    /** {@code IORING_URING_CMD_*}. */
    @CField(at = 28)
    int uringCmdFlags();

    /** Must be 0. */
    @CField(at = 28)
    int waitidFlags();

    /** Must be 0. */
    @CField(at = 28)
    int futexFlags();

    /** {@code IORING_FIXED_FD_*}. */
    @CField(at = 28)
    int installFdFlags();

    /** {@code IORING_NOP_*}. */
    @CField(at = 28)
    int nopFlags();

    /** {@code O_*} of a pipe. */
    @CField(at = 28)
    int pipeFlags();

    /** Comes back in the completion. */
    long userData();

    /** The index of a registered buffer. */
    @CField(width = 2)
    int bufIndex();

    /** A group of provided buffers. */
    @CField(at = 40, width = 2)
    int bufGroup();

    /** Registered credentials, 0 for the submitter's. */
    @CField(width = 2)
    int personality();

    /** The input file of a splice. */
    int spliceFdIn();

    /** A slot of the file table plus one; 0 for none; all ones for one that the kernel picks. */
    @CField(at = 44)
    int fileIndex();

    /** The id of a zero-copy receive queue. */
    @CField(at = 44)
    int zcrxIfqIdx();

    /** The size of a socket option, in bytes. */
    @CField(at = 44)
    int optlen();

    /** The size of a destination address, in bytes. */
    @CField(at = 44, width = 2)
    int addrLen();

    /** Must be 0 with an address length. */
    @CField(at = 46, count = 1)
    short[] pad3();

    /** A third address. */
    long addr3();

    /** Must be 0 unless attributes are given. */
    @CField(count = 1)
    long[] pad2();

    /** The attributes of a read or write. */
    @CField(at = 48)
    long attrPtr();

    /** Which attributes there are. */
    @CField(at = 56)
    long attrTypeMask();

    /** The value of a socket option. */
    @CField(at = 48)
    long optval();

    /** The payload of a command: 16 bytes, or 80 in a 128-byte entry. */
    @CField(at = 48)
    byte[] cmd();
}
