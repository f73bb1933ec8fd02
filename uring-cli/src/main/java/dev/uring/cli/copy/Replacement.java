package dev.uring.cli.copy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/**
 * An empty file that can take the place of an existing one: same owner, group and permissions.
 *
 * @param target the file to replace, all links resolved
 * @param partial the file that will replace it
 */
record Replacement(Path target, Path partial) {
    /** Creates the file beside a regular one; null when that one has to be written in place. */
    static Replacement create(Path path, FileFacts existing) {
        if (existing.links() > 1 || hasAttributes(path)) {
            return null;
        }
        try {
            Path target = path.toRealPath();
            Path partial = Files.createFile(
                    nameBeside(target),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try {
                inherit(partial, existing);
                return new Replacement(target, partial);
            } catch (IOException notAllowed) {
                Files.delete(partial);
                return null;
            }
        } catch (IOException notAllowedHere) {
            return null;
        }
    }

    /** A name in the same directory, so that renaming does not copy. */
    static Path nameBeside(Path path) {
        String unique = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
        return path.resolveSibling(".uring-cp-" + unique + ".partial");
    }

    /** Access control lists and the like would be lost; security labels come with the directory. */
    private static boolean hasAttributes(Path path) {
        return PosixCalls.attributeNames(path).stream().anyMatch(name -> !name.startsWith("security."));
    }

    private static void inherit(Path partial, FileFacts existing) throws IOException {
        FileFacts created = FileFacts.of(partial);
        if (created.group() != existing.group()) {
            Files.setAttribute(partial, "unix:gid", existing.group());
        }
        if (created.owner() != existing.owner()) {
            Files.setAttribute(partial, "unix:uid", existing.owner());
        }
        Files.setAttribute(partial, "unix:mode", existing.permissions());
    }
}
