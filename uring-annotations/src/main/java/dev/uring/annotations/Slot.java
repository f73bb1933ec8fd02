package dev.uring.annotations;

import static dev.uring.annotations.Slot.Kind.BITS;
import static dev.uring.annotations.Slot.Kind.PAYLOAD;
import static dev.uring.annotations.Slot.Kind.VALUE;

/**
 * A member of {@code struct io_uring_sqe}, with its place in the entry. Members of one union share their bytes.
 *
 * <p>The opcode, {@code user_data} and {@code personality} are no slots: the first is the spec's, the others are common
 * modifiers of every operation.
 *
 * {@snippet class="dev.uring.snippet.ReceiveSpec" region="slots"}
 */
public enum Slot {
    /** {@code __u8 flags}: {@code IOSQE_*}. */
    FLAGS(1, 1, BITS),
    /** {@code __u16 ioprio}: an I/O priority, or the flags of a socket operation. */
    IOPRIO(2, 2, BITS),
    /** {@code __s32 fd}. */
    FD(4, 4, VALUE),

    /** {@code __u64 off}: a file offset. */
    OFF(8, 8, VALUE),
    /** {@code __u64 addr2}: a second address. */
    ADDR2(8, 8, VALUE),
    /** {@code __u32 cmd_op}: the command of {@code IORING_OP_URING_CMD}. */
    CMD_OP(8, 4, VALUE),

    /** {@code __u64 addr}: a buffer, or an array of iovecs. */
    ADDR(16, 8, VALUE),
    /** {@code __u64 splice_off_in}. */
    SPLICE_OFF_IN(16, 8, VALUE),
    /** {@code __u32 level}: of a socket option. */
    LEVEL(16, 4, VALUE),
    /** {@code __u32 optname}: of a socket option. */
    OPTNAME(20, 4, VALUE),

    /** {@code __u32 len}: a buffer's size, or a number of iovecs. */
    LEN(24, 4, VALUE),

    /** {@code __kernel_rwf_t rw_flags}: {@code RWF_*}. */
    RW_FLAGS(28, 4, BITS),
    /** {@code __u32 fsync_flags}. */
    FSYNC_FLAGS(28, 4, BITS),
    /** {@code __u16 poll_events}: the 16-bit mask of old kernels. */
    POLL_EVENTS(28, 2, BITS),
    /** {@code __u32 poll32_events}. */
    POLL32_EVENTS(28, 4, BITS),
    /** {@code __u32 sync_range_flags}. */
    SYNC_RANGE_FLAGS(28, 4, BITS),
    /** {@code __u32 msg_flags}: {@code MSG_*}. */
    MSG_FLAGS(28, 4, BITS),
    /** {@code __u32 timeout_flags}. */
    TIMEOUT_FLAGS(28, 4, BITS),
    /** {@code __u32 accept_flags}: {@code SOCK_*}. */
    ACCEPT_FLAGS(28, 4, BITS),
    /** {@code __u32 cancel_flags}. */
    CANCEL_FLAGS(28, 4, BITS),
    /** {@code __u32 open_flags}: {@code O_*}. */
    OPEN_FLAGS(28, 4, BITS),
    /** {@code __u32 statx_flags}: {@code AT_*}. */
    STATX_FLAGS(28, 4, BITS),
    /** {@code __u32 fadvise_advice}. */
    FADVISE_ADVICE(28, 4, VALUE),
    /** {@code __u32 splice_flags}: {@code SPLICE_F_*}. */
    SPLICE_FLAGS(28, 4, BITS),
    /** {@code __u32 rename_flags}. */
    RENAME_FLAGS(28, 4, BITS),
    /** {@code __u32 unlink_flags}. */
    UNLINK_FLAGS(28, 4, BITS),
    /** {@code __u32 hardlink_flags}. */
    HARDLINK_FLAGS(28, 4, BITS),
    /** {@code __u32 xattr_flags}. */
    XATTR_FLAGS(28, 4, BITS),
    /** {@code __u32 msg_ring_flags}. */
    MSG_RING_FLAGS(28, 4, BITS),
    /** {@code __u32 uring_cmd_flags}. */
    URING_CMD_FLAGS(28, 4, BITS),
    /** {@code __u32 waitid_flags}. */
    WAITID_FLAGS(28, 4, BITS),
    /** {@code __u32 futex_flags}. */
    FUTEX_FLAGS(28, 4, BITS),
    /** {@code __u32 install_fd_flags}. */
    INSTALL_FD_FLAGS(28, 4, BITS),
    /** {@code __u32 nop_flags}. */
    NOP_FLAGS(28, 4, BITS),
    /** {@code __u32 pipe_flags}. */
    PIPE_FLAGS(28, 4, BITS),

    /** {@code __u16 buf_index}: of a registered buffer. */
    BUF_INDEX(40, 2, VALUE),
    /** {@code __u16 buf_group}: of provided buffers. */
    BUF_GROUP(40, 2, VALUE),

    /** {@code __s32 splice_fd_in}. */
    SPLICE_FD_IN(44, 4, VALUE),
    /** {@code __u32 file_index}: a direct descriptor's slot plus one. */
    FILE_INDEX(44, 4, VALUE),
    /** {@code __u32 optlen}: the size of a socket option. */
    OPTLEN(44, 4, VALUE),
    /** {@code __u16 addr_len}: the size of a destination address. */
    ADDR_LEN(44, 2, VALUE),
    /** {@code __u32 zcrx_ifq_idx}. */
    ZCRX_IFQ_IDX(44, 4, VALUE),
    /** {@code __u8 write_stream}. */
    WRITE_STREAM(44, 1, VALUE),

    /** {@code __u64 addr3}: a third address. */
    ADDR3(48, 8, VALUE),
    /** {@code __u64 attr_ptr}: attributes of a read or write. */
    ATTR_PTR(48, 8, VALUE),
    /** {@code __u64 optval}: a socket option's value. */
    OPTVAL(48, 8, VALUE),
    /** {@code __u64 attr_type_mask}. */
    ATTR_TYPE_MASK(56, 8, BITS),
    /**
     * {@code __u8 cmd[]}: the payload of a command, 16 bytes, or 80 with {@link Opcode#sqe128()}. Fields of it are placed
     * with {@link SqeField#at()}.
     */
    CMD(48, 80, PAYLOAD);

    /** How fields share a slot. */
    public enum Kind {
        /** One field owns the bytes. */
        VALUE,
        /** Fields own bits: they are OR-ed. */
        BITS,
        /** Fields are placed by offset. */
        PAYLOAD
    }

    private final int offset;
    private final int width;
    private final Kind kind;

    Slot(int offset, int width, Kind kind) {
        this.offset = offset;
        this.width = width;
        this.kind = kind;
    }

    /** The offset in the entry, in bytes. */
    public int offset() {
        return offset;
    }

    /** The size, in bytes. */
    public int width() {
        return width;
    }

    /** How fields share this slot. */
    public Kind kind() {
        return kind;
    }
}
