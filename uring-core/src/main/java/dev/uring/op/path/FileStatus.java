package dev.uring.op.path;

import static dev.uring.op.path.FileModes.S_IFDIR;
import static dev.uring.op.path.FileModes.S_IFLNK;
import static dev.uring.op.path.FileModes.S_IFMT;
import static dev.uring.op.path.FileModes.S_IFREG;
import static dev.uring.op.path.StatxMask.STATX_ATIME;
import static dev.uring.op.path.StatxMask.STATX_BLOCKS;
import static dev.uring.op.path.StatxMask.STATX_BTIME;
import static dev.uring.op.path.StatxMask.STATX_CTIME;
import static dev.uring.op.path.StatxMask.STATX_GID;
import static dev.uring.op.path.StatxMask.STATX_INO;
import static dev.uring.op.path.StatxMask.STATX_MODE;
import static dev.uring.op.path.StatxMask.STATX_MTIME;
import static dev.uring.op.path.StatxMask.STATX_NLINK;
import static dev.uring.op.path.StatxMask.STATX_SIZE;
import static dev.uring.op.path.StatxMask.STATX_TYPE;
import static dev.uring.op.path.StatxMask.STATX_UID;
import static java.util.Objects.requireNonNull;

import dev.uring.struct.StatxBuffer;
import dev.uring.struct.StatxTimestamp;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/**
 * What {@code statx(2)} told about a file: a view of a {@code struct statx}, of use when the operation has completed. File
 * systems do not fill everything that was asked for; what was not filled is refused, not invented. It lives as long as the
 * structure's memory, and is as safe for use by several threads as that.
 *
 * {@snippet class="dev.uring.snippet.StructureTest" region="status"}
 */
public final class FileStatus {
    private static final int PERMISSIONS = 0777;

    private final MemorySegment statx;

    private FileStatus(MemorySegment statx) {
        this.statx = statx;
    }

    /** Room for the status of a file, 256 bytes, zeroed: nothing is filled yet. */
    public static FileStatus allocate(SegmentAllocator allocator) {
        requireNonNull(allocator, "allocator");
        return new FileStatus(StatxBuffer.allocate(allocator));
    }

    /**
     * A view of a {@code struct statx}.
     *
     * @throws IndexOutOfBoundsException when the segment is smaller than 256 bytes
     */
    public static FileStatus of(MemorySegment statx) {
        requireNonNull(statx, "statx");
        return new FileStatus(statx.asSlice(0, StatxBuffer.SIZE));
    }

    /** The structure, for the operation to fill. */
    public MemorySegment segment() {
        return statx;
    }

    /** Whether all of these members were filled, {@code STATX_*}. */
    public boolean has(int mask) {
        return (StatxBuffer.stxMask(statx) & mask) == mask;
    }

    /**
     * The size, in bytes.
     *
     * @throws IllegalStateException when the kernel did not fill it, as for every member below
     */
    public long size() {
        return StatxBuffer.stxSize(filled(STATX_SIZE, "stx_size"));
    }

    /** Whether it is a regular file. */
    public boolean isRegularFile() {
        return type() == S_IFREG;
    }

    /** Whether it is a directory. */
    public boolean isDirectory() {
        return type() == S_IFDIR;
    }

    /** Whether it is a symbolic link. */
    public boolean isSymbolicLink() {
        return type() == S_IFLNK;
    }

    /** The type, {@code S_IF*}. */
    public int type() {
        return StatxBuffer.stxMode(filled(STATX_TYPE, "the type in stx_mode")) & S_IFMT;
    }

    /** The permission bits, the set-id and sticky bits among them. */
    public int mode() {
        return StatxBuffer.stxMode(filled(STATX_MODE, "the permissions in stx_mode")) & ~S_IFMT;
    }

    /** The permissions. */
    public Set<PosixFilePermission> permissions() {
        int bits = mode() & PERMISSIONS;
        Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
        for (PosixFilePermission permission : PosixFilePermission.values()) {
            // The enum is declared in the order of the bits, owner's read first.
            if ((bits & (0400 >>> permission.ordinal())) != 0) {
                permissions.add(permission);
            }
        }
        return permissions;
    }

    /** The owner's user id. */
    public int uid() {
        return StatxBuffer.stxUid(filled(STATX_UID, "stx_uid"));
    }

    /** The group id. */
    public int gid() {
        return StatxBuffer.stxGid(filled(STATX_GID, "stx_gid"));
    }

    /** The inode number. */
    public long inode() {
        return StatxBuffer.stxIno(filled(STATX_INO, "stx_ino"));
    }

    /** The number of hard links. */
    public int links() {
        return StatxBuffer.stxNlink(filled(STATX_NLINK, "stx_nlink"));
    }

    /** The space in use, in units of 512 bytes. */
    public long blocks() {
        return StatxBuffer.stxBlocks(filled(STATX_BLOCKS, "stx_blocks"));
    }

    /** The last access. */
    public Instant accessed() {
        return time(StatxBuffer.stxAtime(filled(STATX_ATIME, "stx_atime")));
    }

    /** The last change of the content. */
    public Instant modified() {
        return time(StatxBuffer.stxMtime(filled(STATX_MTIME, "stx_mtime")));
    }

    /** The last change of the inode. */
    public Instant changed() {
        return time(StatxBuffer.stxCtime(filled(STATX_CTIME, "stx_ctime")));
    }

    /** The creation. */
    public Instant created() {
        return time(StatxBuffer.stxBtime(filled(STATX_BTIME, "stx_btime")));
    }

    private MemorySegment filled(int bit, String member) {
        if (!has(bit)) {
            throw new IllegalStateException(member + " was not filled: ask for it in the mask, or check has(0x"
                    + Integer.toHexString(bit) + ") first");
        }
        return statx;
    }

    private static Instant time(MemorySegment timestamp) {
        long seconds = StatxTimestamp.tvSec(timestamp);
        if (seconds < Instant.MIN.getEpochSecond() || seconds >= Instant.MAX.getEpochSecond()) {
            throw new IllegalStateException("the time is " + seconds + " s, which no Instant can be");
        }
        return Instant.ofEpochSecond(seconds, Integer.toUnsignedLong(StatxTimestamp.tvNsec(timestamp)));
    }
}
