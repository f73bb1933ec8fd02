package dev.uring.cli.copy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;

/**
 * What {@code stat(2)} tells of a file.
 *
 * @param mode its type and permissions, {@code st_mode}
 * @param links the number of its names
 * @param owner the user it belongs to
 * @param group the group it belongs to
 * @param size its size in bytes; 0 for most special files, and for files whose content the kernel makes up
 */
record FileFacts(int mode, int links, int owner, int group, long size) {
    private static final int S_IFMT = 0170000;
    private static final int S_IFBLK = 0060000;
    private static final int S_IFDIR = 0040000;
    private static final int S_IFLNK = 0120000;
    private static final int S_IFREG = 0100000;

    static FileFacts of(Path path, LinkOption... options) throws IOException {
        Map<String, Object> stat = Files.readAttributes(path, "unix:mode,nlink,uid,gid,size", options);
        return new FileFacts(
                (int) stat.get("mode"), (int) stat.get("nlink"), (int) stat.get("uid"), (int) stat.get("gid"), (long)
                        stat.get("size"));
    }

    /** The nine permission bits; like cp, a copy does not inherit set-user-ID, set-group-ID and sticky. */
    int permissions() {
        return mode & 0777;
    }

    boolean isDirectory() {
        return (mode & S_IFMT) == S_IFDIR;
    }

    boolean isRegular() {
        return (mode & S_IFMT) == S_IFREG;
    }

    boolean isSymbolicLink() {
        return (mode & S_IFMT) == S_IFLNK;
    }

    /** Whether reads and writes take an offset, so that several can be under way. */
    boolean isSeekable() {
        return isRegular() || (mode & S_IFMT) == S_IFBLK;
    }
}
