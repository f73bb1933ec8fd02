package dev.uring.struct;

import dev.uring.annotations.CField;
import dev.uring.annotations.CStruct;

/** What {@code statx(2)} tells about a file. */
@CStruct(value = "statx", size = 256)
interface StatxBufferSpec {

    /** {@code STATX_*}: which members are filled. */
    int stxMask();

    /** The preferred size of a transfer, in bytes. */
    int stxBlksize();

    /** {@code STATX_ATTR_*}. */
    long stxAttributes();

    /** The number of hard links. */
    int stxNlink();

    /** The owner. */
    int stxUid();

    /** The owning group. */
    int stxGid();

    /** The type and the permissions, {@code S_IF*} and below. */
    @CField(width = 2)
    int stxMode();

    /** Reserved, 0. */
    @CField(count = 1)
    short[] spare0();

    /** The inode number. */
    long stxIno();

    /** The size, in bytes. */
    long stxSize();

    /** The space in use, in units of 512 bytes. */
    long stxBlocks();

    /** Which attributes the file system supports. */
    long stxAttributesMask();

    /** The last access. */
    StatxTimestampSpec stxAtime();

    /** The creation. */
    StatxTimestampSpec stxBtime();

    /** The last change of status. */
    StatxTimestampSpec stxCtime();

    /** The last change of content. */
    StatxTimestampSpec stxMtime();

    /** Of a device file: the device's major number. */
    int stxRdevMajor();

    /** Of a device file: the device's minor number. */
    int stxRdevMinor();

    /** The major number of the device that holds the file. */
    int stxDevMajor();

    /** The minor number of that device. */
    int stxDevMinor();

    /** The mount's id. */
    long stxMntId();

    /** The alignment of memory for direct I/O, in bytes; 0 when there is none. */
    int stxDioMemAlign();

    /** The alignment of file offsets for direct I/O, in bytes. */
    int stxDioOffsetAlign();

    /** Reserved, 0. */
    @CField(count = 12)
    long[] spare3();
}
