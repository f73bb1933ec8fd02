package dev.uring.op;

import dev.uring.FixedVectors;
import dev.uring.op.file.Close;
import dev.uring.op.file.Fadvise;
import dev.uring.op.file.Fadvise64;
import dev.uring.op.file.Fallocate;
import dev.uring.op.file.Fsync;
import dev.uring.op.file.Ftruncate;
import dev.uring.op.file.Pipe;
import dev.uring.op.file.Read;
import dev.uring.op.file.ReadFixed;
import dev.uring.op.file.ReadMultishot;
import dev.uring.op.file.Readv;
import dev.uring.op.file.ReadvFixed;
import dev.uring.op.file.Splice;
import dev.uring.op.file.SyncFileRange;
import dev.uring.op.file.Tee;
import dev.uring.op.file.Write;
import dev.uring.op.file.WriteFixed;
import dev.uring.op.file.Writev;
import dev.uring.op.file.WritevFixed;

/** The helpers for open files. */
final class FileHelpers {
    private FileHelpers() {}

    static HelperTable table() {
        return new HelperTable()
                .helper(
                        "io_uring_prep_read",
                        a -> Read.of(a.fd("fd"), a.memory("buf", "nbytes")).offset(a.l("offset")))
                .helper(
                        "io_uring_prep_write",
                        a -> Write.of(a.fd("fd"), a.memory("buf", "nbytes")).offset(a.l("offset")))
                .helper(
                        "io_uring_prep_readv",
                        a -> Readv.of(a.fd("fd"), a.array("iovecs", "nr_vecs", 16))
                                .offset(a.l("offset")))
                .helper(
                        "io_uring_prep_readv2",
                        a -> Readv.of(a.fd("fd"), a.array("iovecs", "nr_vecs", 16))
                                .offset(a.l("offset"))
                                .flags(a.i("flags")))
                .helper(
                        "io_uring_prep_writev",
                        a -> Writev.of(a.fd("fd"), a.array("iovecs", "nr_vecs", 16))
                                .offset(a.l("offset")))
                .helper(
                        "io_uring_prep_writev2",
                        a -> Writev.of(a.fd("fd"), a.array("iovecs", "nr_vecs", 16))
                                .offset(a.l("offset"))
                                .flags(a.i("flags")))
                .helper(
                        "io_uring_prep_read_fixed",
                        a -> ReadFixed.of(a.fd("fd"), a.fixedBuffer("buf", "nbytes"))
                                .offset(a.l("offset")))
                .helper(
                        "io_uring_prep_write_fixed",
                        a -> WriteFixed.of(a.fd("fd"), a.fixedBuffer("buf", "nbytes"))
                                .offset(a.l("offset")))
                .helper(
                        "io_uring_prep_readv_fixed",
                        a -> ReadvFixed.of(
                                        a.fd("fd"),
                                        FixedVectors.unchecked(a.i("buf_index"), a.array("iovecs", "nr_vecs", 16)))
                                .offset(a.l("offset"))
                                .flags(a.i("flags")))
                .helper(
                        "io_uring_prep_writev_fixed",
                        a -> WritevFixed.of(
                                        a.fd("fd"),
                                        FixedVectors.unchecked(a.i("buf_index"), a.array("iovecs", "nr_vecs", 16)))
                                .offset(a.l("offset"))
                                .flags(a.i("flags")))
                .helper(
                        "io_uring_prep_read_multishot",
                        a -> ReadMultishot.of(a.fd("fd"), a.i("buf_group"))
                                .length(a.i("nbytes"))
                                .offset(a.l("offset")))
                .helper("io_uring_prep_fsync", a -> Fsync.of(a.fd("fd")).flags(a.i("fsync_flags")))
                .helper(
                        "io_uring_prep_sync_file_range",
                        a -> SyncFileRange.of(a.fd("fd"), a.i("flags"))
                                .offset(a.l("offset"))
                                .length(a.i("len")))
                .helper(
                        "io_uring_prep_fallocate",
                        a -> Fallocate.of(a.fd("fd"), a.l("len"))
                                .offset(a.l("offset"))
                                .mode(a.i("mode")))
                .helper("io_uring_prep_ftruncate", a -> Ftruncate.of(a.fd("fd"), a.l("len")))
                .helper(
                        "io_uring_prep_fadvise",
                        a -> Fadvise.of(a.fd("fd"), a.i("advice"))
                                .offset(a.l("offset"))
                                .length(a.i("len")))
                .helper(
                        "io_uring_prep_fadvise64",
                        a -> Fadvise64.of(a.fd("fd"), a.i("advice"))
                                .offset(a.l("offset"))
                                .length(a.l("len")))
                .helper(
                        "io_uring_prep_splice",
                        a -> Splice.of(a.fd("fd_in"), a.fd("fd_out"), a.i("nbytes"))
                                .inputOffset(a.l("off_in"))
                                .outputOffset(a.l("off_out"))
                                .flags(a.i("splice_flags")))
                .helper(
                        "io_uring_prep_tee",
                        a -> Tee.of(a.fd("fd_in"), a.fd("fd_out"), a.i("nbytes"))
                                .flags(a.i("splice_flags")))
                .helper("io_uring_prep_close", a -> Close.of(a.fd("fd")))
                .helper("io_uring_prep_close_direct", a -> Close.of(a.fixed("file_index")))
                .refuses("edge", "slot 0xffffffff wraps to 0 in C, which closes descriptor 0")
                .helper("io_uring_prep_pipe", a -> Pipe.of(a.memory("fds", 8)).flags(a.i("pipe_flags")))
                .helper(
                        "io_uring_prep_pipe_direct",
                        a -> Pipe.of(a.memory("fds", 8))
                                .flags(a.i("pipe_flags"))
                                .fileSlot(a.slot("file_index")));
    }
}
