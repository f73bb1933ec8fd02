package dev.uring.kernel;

import java.util.ArrayList;
import java.util.List;

/** Names and kernel releases of a family of flags, in the order of their bits. */
final class FlagTable {
    static final FlagTable SETUP = new FlagTable("IORING_SETUP_", """
            IOPOLL 5.1
            SQPOLL 5.1
            SQ_AFF 5.1
            CQSIZE 5.5
            CLAMP 5.6
            ATTACH_WQ 5.6
            R_DISABLED 5.10
            SUBMIT_ALL 5.18
            COOP_TASKRUN 5.19
            TASKRUN_FLAG 5.19
            SQE128 5.19
            CQE32 5.19
            SINGLE_ISSUER 6.0
            DEFER_TASKRUN 6.1
            NO_MMAP 6.5
            REGISTERED_FD_ONLY 6.5
            NO_SQARRAY 6.6
            HYBRID_IOPOLL 6.13
            CQE_MIXED 6.18
            SQE_MIXED 6.19
            SQ_REWIND 7.0
            """);

    static final FlagTable FEATURES = new FlagTable("IORING_FEAT_", """
            SINGLE_MMAP 5.4
            NODROP 5.5
            SUBMIT_STABLE 5.5
            RW_CUR_POS 5.6
            CUR_PERSONALITY 5.6
            FAST_POLL 5.7
            POLL_32BITS 5.9
            SQPOLL_NONFIXED 5.11
            EXT_ARG 5.11
            NATIVE_WORKERS 5.12
            RSRC_TAGS 5.13
            CQE_SKIP 5.17
            LINKED_FILE 5.17
            REG_REG_RING 6.3
            RECVSEND_BUNDLE 6.10
            MIN_TIMEOUT 6.12
            RW_ATTR 6.14
            NO_IOWAIT 6.15
            """);

    static final FlagTable ENTER = new FlagTable("IORING_ENTER_", """
            GETEVENTS 5.1
            SQ_WAKEUP 5.1
            SQ_WAIT 5.10
            EXT_ARG 5.11
            REGISTERED_RING 5.18
            ABS_TIMER 6.12
            EXT_ARG_REG 6.13
            NO_IOWAIT 6.15
            """);

    static final FlagTable SQE = new FlagTable("IOSQE_", """
            FIXED_FILE 5.1
            IO_DRAIN 5.2
            IO_LINK 5.3
            IO_HARDLINK 5.5
            ASYNC 5.6
            BUFFER_SELECT 5.7
            CQE_SKIP_SUCCESS 5.17
            """);

    private final List<String> names = new ArrayList<>();
    private final List<KernelVersion> releases = new ArrayList<>();

    private FlagTable(String prefix, String lines) {
        lines.lines().forEach(line -> {
            int space = line.indexOf(' ');
            names.add(prefix + line.substring(0, space));
            releases.add(KernelVersion.parse(line.substring(space + 1)));
        });
    }

    /** The names of the set bits, lowest first; {@code bit N} for one without a name. */
    List<String> names(long flags) {
        List<String> set = new ArrayList<>();
        for (int bit = 0; bit < Long.SIZE; bit++) {
            if ((flags >>> bit & 1) != 0) {
                set.add(bit < names.size() ? names.get(bit) : "bit " + bit);
            }
        }
        return set;
    }

    /** The release that introduced the lowest set bit. */
    KernelVersion since(long flag) {
        int bit = Long.numberOfTrailingZeros(flag);
        return bit < releases.size() ? releases.get(bit) : KernelVersion.UNKNOWN;
    }

    /** All bits with a name. */
    long known() {
        return (1L << names.size()) - 1;
    }
}
