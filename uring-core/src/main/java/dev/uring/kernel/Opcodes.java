package dev.uring.kernel;

/**
 * The operation codes of io_uring, {@code IORING_OP_*}, with the kernel release that introduced each.
 *
 * <p>Whether the running kernel has one is better asked of the kernel than concluded from its release.
 */
public final class Opcodes {
    private Opcodes() {}

    /** Does nothing, or injects a result. Kernel 5.1. */
    public static final int IORING_OP_NOP = 0;

    /** Reads into several buffers. Kernel 5.1. */
    public static final int IORING_OP_READV = 1;

    /** Writes from several buffers. Kernel 5.1. */
    public static final int IORING_OP_WRITEV = 2;

    /** Flushes a file to its device. Kernel 5.1. */
    public static final int IORING_OP_FSYNC = 3;

    /** Reads into a registered buffer. Kernel 5.1. */
    public static final int IORING_OP_READ_FIXED = 4;

    /** Writes from a registered buffer. Kernel 5.1. */
    public static final int IORING_OP_WRITE_FIXED = 5;

    /** Waits for poll events on a file. Kernel 5.1. */
    public static final int IORING_OP_POLL_ADD = 6;

    /** Removes or changes a poll. Kernel 5.1. */
    public static final int IORING_OP_POLL_REMOVE = 7;

    /** Starts or awaits write-back of a part of a file. Kernel 5.2. */
    public static final int IORING_OP_SYNC_FILE_RANGE = 8;

    /** Sends a message. Kernel 5.3. */
    public static final int IORING_OP_SENDMSG = 9;

    /** Receives a message. Kernel 5.3. */
    public static final int IORING_OP_RECVMSG = 10;

    /** Completes after a time or a number of completions. Kernel 5.4. */
    public static final int IORING_OP_TIMEOUT = 11;

    /** Removes or changes a timeout. Kernel 5.5. */
    public static final int IORING_OP_TIMEOUT_REMOVE = 12;

    /** Accepts a connection. Kernel 5.5. */
    public static final int IORING_OP_ACCEPT = 13;

    /** Cancels requests in flight. Kernel 5.5. */
    public static final int IORING_OP_ASYNC_CANCEL = 14;

    /** Limits the time of the request linked before it. Kernel 5.5. */
    public static final int IORING_OP_LINK_TIMEOUT = 15;

    /** Connects a socket. Kernel 5.5. */
    public static final int IORING_OP_CONNECT = 16;

    /** Allocates, zeroes or removes space of a file. Kernel 5.6. */
    public static final int IORING_OP_FALLOCATE = 17;

    /** Opens a file. Kernel 5.6. */
    public static final int IORING_OP_OPENAT = 18;

    /** Closes a descriptor, ordinary or registered. Kernel 5.6. */
    public static final int IORING_OP_CLOSE = 19;

    /** Changes the table of registered files. Kernel 5.6. */
    public static final int IORING_OP_FILES_UPDATE = 20;

    /** Queries the status of a file. Kernel 5.6. */
    public static final int IORING_OP_STATX = 21;

    /** Reads from a file. Kernel 5.6. */
    public static final int IORING_OP_READ = 22;

    /** Writes to a file. Kernel 5.6. */
    public static final int IORING_OP_WRITE = 23;

    /** Announces the access pattern of a file. Kernel 5.6. */
    public static final int IORING_OP_FADVISE = 24;

    /** Gives advice about memory. Kernel 5.6. */
    public static final int IORING_OP_MADVISE = 25;

    /** Sends bytes. Kernel 5.6. */
    public static final int IORING_OP_SEND = 26;

    /** Receives bytes. Kernel 5.6. */
    public static final int IORING_OP_RECV = 27;

    /** Opens a file with rules for resolving its path. Kernel 5.6. */
    public static final int IORING_OP_OPENAT2 = 28;

    /** Adds, changes or removes an entry of an epoll set. Kernel 5.6. */
    public static final int IORING_OP_EPOLL_CTL = 29;

    /** Moves bytes through a pipe inside the kernel. Kernel 5.7. */
    public static final int IORING_OP_SPLICE = 30;

    /** Hands buffers to the kernel. Kernel 5.7. */
    public static final int IORING_OP_PROVIDE_BUFFERS = 31;

    /** Takes provided buffers back. Kernel 5.7. */
    public static final int IORING_OP_REMOVE_BUFFERS = 32;

    /** Duplicates bytes from pipe to pipe. Kernel 5.8. */
    public static final int IORING_OP_TEE = 33;

    /** Shuts down a direction of a connection. Kernel 5.11. */
    public static final int IORING_OP_SHUTDOWN = 34;

    /** Renames a file. Kernel 5.11. */
    public static final int IORING_OP_RENAMEAT = 35;

    /** Removes a name or a directory. Kernel 5.11. */
    public static final int IORING_OP_UNLINKAT = 36;

    /** Creates a directory. Kernel 5.15. */
    public static final int IORING_OP_MKDIRAT = 37;

    /** Creates a symbolic link. Kernel 5.15. */
    public static final int IORING_OP_SYMLINKAT = 38;

    /** Creates a hard link. Kernel 5.15. */
    public static final int IORING_OP_LINKAT = 39;

    /** Posts a completion, or sends a registered file, to another ring. Kernel 5.18. */
    public static final int IORING_OP_MSG_RING = 40;

    /** Sets an extended attribute of an open file. Kernel 5.19. */
    public static final int IORING_OP_FSETXATTR = 41;

    /** Sets an extended attribute by path. Kernel 5.19. */
    public static final int IORING_OP_SETXATTR = 42;

    /** Reads an extended attribute of an open file. Kernel 5.19. */
    public static final int IORING_OP_FGETXATTR = 43;

    /** Reads an extended attribute by path. Kernel 5.19. */
    public static final int IORING_OP_GETXATTR = 44;

    /** Creates a socket. Kernel 5.19. */
    public static final int IORING_OP_SOCKET = 45;

    /** Runs a command of a driver, a socket or a block device. Kernel 5.19. */
    public static final int IORING_OP_URING_CMD = 46;

    /** Sends bytes without copying them. Kernel 6.0. */
    public static final int IORING_OP_SEND_ZC = 47;

    /** Sends a message without copying it. Kernel 6.1. */
    public static final int IORING_OP_SENDMSG_ZC = 48;

    /** Reads again and again into provided buffers. Kernel 6.7. */
    public static final int IORING_OP_READ_MULTISHOT = 49;

    /** Waits for a child process. Kernel 6.7. */
    public static final int IORING_OP_WAITID = 50;

    /** Waits on a futex. Kernel 6.7. */
    public static final int IORING_OP_FUTEX_WAIT = 51;

    /** Wakes waiters of a futex. Kernel 6.7. */
    public static final int IORING_OP_FUTEX_WAKE = 52;

    /** Waits on several futexes at once. Kernel 6.7. */
    public static final int IORING_OP_FUTEX_WAITV = 53;

    /** Turns a registered file into an ordinary descriptor. Kernel 6.8. */
    public static final int IORING_OP_FIXED_FD_INSTALL = 54;

    /** Sets the size of a file. Kernel 6.9. */
    public static final int IORING_OP_FTRUNCATE = 55;

    /** Binds a socket to an address. Kernel 6.11. */
    public static final int IORING_OP_BIND = 56;

    /** Makes a socket accept connections. Kernel 6.11. */
    public static final int IORING_OP_LISTEN = 57;

    /** Receives bytes without copying them. Kernel 6.15. */
    public static final int IORING_OP_RECV_ZC = 58;

    /** Collects events of an epoll set. Kernel 6.15. */
    public static final int IORING_OP_EPOLL_WAIT = 59;

    /** Reads into several parts of a registered buffer. Kernel 6.15. */
    public static final int IORING_OP_READV_FIXED = 60;

    /** Writes from several parts of a registered buffer. Kernel 6.15. */
    public static final int IORING_OP_WRITEV_FIXED = 61;

    /** Creates a pipe. Kernel 6.16. */
    public static final int IORING_OP_PIPE = 62;

    /** {@link #IORING_OP_NOP} in a 128-byte entry. Kernel 6.19. */
    public static final int IORING_OP_NOP128 = 63;

    /** {@link #IORING_OP_URING_CMD} in a 128-byte entry. Kernel 6.19. */
    public static final int IORING_OP_URING_CMD128 = 64;

    /** One more than the highest code known here; not an operation. */
    public static final int IORING_OP_LAST = 65;
}
