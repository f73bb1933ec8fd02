package dev.uring.cli.kernel;

import java.util.List;
import java.util.stream.IntStream;

/** What io_uring can be, in the order of the kernel's numbers: name, the release that brought it, meaning. */
public final class Capabilities {
    private Capabilities() {}

    /** {@code IORING_OP_*}. */
    public static final List<Capability> OPCODES = parse("""
            NOP 5.1
            READV 5.1
            WRITEV 5.1
            FSYNC 5.1
            READ_FIXED 5.1
            WRITE_FIXED 5.1
            POLL_ADD 5.1
            POLL_REMOVE 5.1
            SYNC_FILE_RANGE 5.2
            SENDMSG 5.3
            RECVMSG 5.3
            TIMEOUT 5.4
            TIMEOUT_REMOVE 5.5
            ACCEPT 5.5
            ASYNC_CANCEL 5.5
            LINK_TIMEOUT 5.5
            CONNECT 5.5
            FALLOCATE 5.6
            OPENAT 5.6
            CLOSE 5.6
            FILES_UPDATE 5.6
            STATX 5.6
            READ 5.6
            WRITE 5.6
            FADVISE 5.6
            MADVISE 5.6
            SEND 5.6
            RECV 5.6
            OPENAT2 5.6
            EPOLL_CTL 5.6
            SPLICE 5.7
            PROVIDE_BUFFERS 5.7
            REMOVE_BUFFERS 5.7
            TEE 5.8
            SHUTDOWN 5.11
            RENAMEAT 5.11
            UNLINKAT 5.11
            MKDIRAT 5.15
            SYMLINKAT 5.15
            LINKAT 5.15
            MSG_RING 5.18
            FSETXATTR 5.19
            SETXATTR 5.19
            FGETXATTR 5.19
            GETXATTR 5.19
            SOCKET 5.19
            URING_CMD 5.19
            SEND_ZC 6.0
            SENDMSG_ZC 6.1
            READ_MULTISHOT 6.7
            WAITID 6.7
            FUTEX_WAIT 6.7
            FUTEX_WAKE 6.7
            FUTEX_WAITV 6.7
            FIXED_FD_INSTALL 6.8
            FTRUNCATE 6.9
            BIND 6.11
            LISTEN 6.11
            RECV_ZC 6.15
            EPOLL_WAIT 6.15
            READV_FIXED 6.15
            WRITEV_FIXED 6.15
            PIPE 6.16
            NOP128 6.19
            URING_CMD128 6.19
            """);

    /** {@code IORING_FEAT_*}. */
    public static final List<Capability> FEATURES = parse("""
            SINGLE_MMAP 5.4 both queues in one mapping
            NODROP 5.5 completions are kept when the queue is full
            SUBMIT_STABLE 5.5 argument structs are free after submission
            RW_CUR_POS 5.6 offset -1 is the file position
            CUR_PERSONALITY 5.6 workers have the submitter's credentials
            FAST_POLL 5.7 sockets and pipes need no worker thread
            POLL_32BITS 5.9 poll masks of 32 bits
            SQPOLL_NONFIXED 5.11 submission threads take any descriptor
            EXT_ARG 5.11 waits with a timeout
            NATIVE_WORKERS 5.12 workers are threads of the process
            RSRC_TAGS 5.13 tags tell when a resource is released
            CQE_SKIP 5.17 success without a completion
            LINKED_FILE 5.17 files are looked up when a link starts
            REG_REG_RING 6.3 registering through a registered ring
            RECVSEND_BUNDLE 6.10 several buffers in one completion
            MIN_TIMEOUT 6.12 waits with a minimum time
            RW_ATTR 6.14 attributes of reads and writes
            NO_IOWAIT 6.15 waits that do not count as iowait
            """);

    /** {@code IORING_SETUP_*}. */
    public static final List<Capability> SETUP_FLAGS = parse("""
            IOPOLL 5.1 completions found by polling the device
            SQPOLL 5.1 a kernel thread takes submissions
            SQ_AFF 5.1 that thread stays on one CPU
            CQSIZE 5.5 a completion queue of a given size
            CLAMP 5.6 sizes above the limit are reduced
            ATTACH_WQ 5.6 worker threads shared with another ring
            R_DISABLED 5.10 starts disabled
            SUBMIT_ALL 5.18 a bad entry does not end the batch
            COOP_TASKRUN 5.19 no interrupts for completions
            TASKRUN_FLAG 5.19 shows completion work that waits
            SQE128 5.19 submission entries of 128 bytes
            CQE32 5.19 completion entries of 32 bytes
            SINGLE_ISSUER 6.0 one thread submits
            DEFER_TASKRUN 6.1 completion work when the owner asks
            NO_MMAP 6.5 queues in memory of the application
            REGISTERED_FD_ONLY 6.5 no file descriptor
            NO_SQARRAY 6.6 no index array
            HYBRID_IOPOLL 6.13 sleeps a little before polling
            CQE_MIXED 6.18 completions of both sizes in one ring
            SQE_MIXED 6.19 submissions of both sizes in one ring
            SQ_REWIND 7.0 submissions start at the first entry
            """);

    private static List<Capability> parse(String table) {
        List<String> lines = table.lines().toList();
        return IntStream.range(0, lines.size())
                .mapToObj(number -> Capability.parse(number, lines.get(number)))
                .toList();
    }
}
