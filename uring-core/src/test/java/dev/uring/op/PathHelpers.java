package dev.uring.op;

import dev.uring.op.path.Fgetxattr;
import dev.uring.op.path.Fsetxattr;
import dev.uring.op.path.Getxattr;
import dev.uring.op.path.Linkat;
import dev.uring.op.path.Mkdirat;
import dev.uring.op.path.Openat;
import dev.uring.op.path.Openat2;
import dev.uring.op.path.Renameat;
import dev.uring.op.path.Setxattr;
import dev.uring.op.path.Statx;
import dev.uring.op.path.Symlinkat;
import dev.uring.op.path.Unlinkat;

/** The helpers for paths. */
final class PathHelpers {
    private PathHelpers() {}

    static HelperTable table() {
        return new HelperTable()
                .helper(
                        "io_uring_prep_openat",
                        a -> Openat.of(a.text("path"))
                                .directory(a.fd("dfd"))
                                .flags(a.i("flags"))
                                .mode(a.i("mode")))
                .helper(
                        "io_uring_prep_openat_direct",
                        a -> Openat.of(a.text("path"))
                                .directory(a.fd("dfd"))
                                .flags(a.i("flags"))
                                .mode(a.i("mode"))
                                .fileSlot(a.slot("file_index")))
                .helper(
                        "io_uring_prep_open",
                        a -> Openat.of(a.text("path")).flags(a.i("flags")).mode(a.i("mode")))
                .helper(
                        "io_uring_prep_open_direct",
                        a -> Openat.of(a.text("path"))
                                .flags(a.i("flags"))
                                .mode(a.i("mode"))
                                .fileSlot(a.slot("file_index")))
                .helper(
                        "io_uring_prep_openat2",
                        a -> Openat2.of(a.text("path"), a.memory("how", 24)).directory(a.fd("dfd")))
                .helper(
                        "io_uring_prep_openat2_direct",
                        a -> Openat2.of(a.text("path"), a.memory("how", 24))
                                .directory(a.fd("dfd"))
                                .fileSlot(a.slot("file_index")))
                .helper(
                        "io_uring_prep_statx",
                        a -> Statx.of(a.text("path"), a.memory("statxbuf", 256))
                                .directory(a.fd("dfd"))
                                .flags(a.i("flags"))
                                .mask(a.i("mask")))
                .helper(
                        "io_uring_prep_renameat",
                        a -> Renameat.of(a.text("oldpath"), a.text("newpath"))
                                .oldDirectory(a.fd("olddfd"))
                                .newDirectory(a.fd("newdfd"))
                                .flags(a.i("flags")))
                .helper("io_uring_prep_rename", a -> Renameat.of(a.text("oldpath"), a.text("newpath")))
                .helper(
                        "io_uring_prep_unlinkat",
                        a -> Unlinkat.of(a.text("path")).directory(a.fd("dfd")).flags(a.i("flags")))
                .helper("io_uring_prep_unlink", a -> Unlinkat.of(a.text("path")).flags(a.i("flags")))
                .helper(
                        "io_uring_prep_mkdirat",
                        a -> Mkdirat.of(a.text("path"), a.i("mode")).directory(a.fd("dfd")))
                .helper("io_uring_prep_mkdir", a -> Mkdirat.of(a.text("path"), a.i("mode")))
                .helper(
                        "io_uring_prep_symlinkat",
                        a -> Symlinkat.of(a.text("target"), a.text("linkpath")).directory(a.fd("newdirfd")))
                .helper("io_uring_prep_symlink", a -> Symlinkat.of(a.text("target"), a.text("linkpath")))
                .helper(
                        "io_uring_prep_linkat",
                        a -> Linkat.of(a.text("oldpath"), a.text("newpath"))
                                .oldDirectory(a.fd("olddfd"))
                                .newDirectory(a.fd("newdfd"))
                                .flags(a.i("flags")))
                .helper(
                        "io_uring_prep_link",
                        a -> Linkat.of(a.text("oldpath"), a.text("newpath")).flags(a.i("flags")))
                .helper(
                        "io_uring_prep_getxattr",
                        a -> Getxattr.of(a.text("path"), a.text("name"), a.memory("value", "len")))
                .helper(
                        "io_uring_prep_setxattr",
                        a -> Setxattr.of(a.text("path"), a.text("name"), a.memory("value", "len"))
                                .flags(a.i("flags")))
                .helper(
                        "io_uring_prep_fgetxattr",
                        a -> Fgetxattr.of(a.fd("fd"), a.text("name"), a.memory("value", "len")))
                .helper(
                        "io_uring_prep_fsetxattr",
                        a -> Fsetxattr.of(a.fd("fd"), a.text("name"), a.memory("value", "len"))
                                .flags(a.i("flags")));
    }
}
