package dev.uring.cli.copy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Which file goes where, with everything refused that cp refuses before it touches the destination.
 *
 * @param source the file to copy
 * @param sourceFacts what it is
 * @param destination the file to write, never a directory
 * @param existing what is there already, links followed; null when there is nothing
 */
record CopyPlan(Path source, FileFacts sourceFacts, Path destination, FileFacts existing) {

    /**
     * Plans a copy.
     *
     * @param from the source as the user wrote it
     * @param to the destination as the user wrote it; a directory stands for a file of the same name in it
     * @throws CopyException when there is nothing to copy, or the destination cannot be one
     */
    static CopyPlan of(String from, String to) throws CopyException {
        refuseLostName("source", from);
        refuseLostName("destination", to);
        FileFacts sourceFacts = existing(from);
        Path source = Path.of(from);
        if (sourceFacts.isDirectory()) {
            throw new CopyException("'" + from + "' is a directory; only single files are copied");
        }
        if (to.isEmpty()) {
            throw new CopyException("the destination's name is empty");
        }
        Path destination = Path.of(to);
        FileFacts existing = factsOrNull(destination);
        if (existing != null && existing.isDirectory()) {
            destination = destination.resolve(source.getFileName());
            existing = factsOrNull(destination);
            if (existing != null && existing.isDirectory()) {
                throw new CopyException("cannot overwrite the directory '" + destination + "' with a file");
            }
        } else if (to.endsWith("/")) {
            throw new CopyException("cannot create '" + to + "': there is no such directory");
        }
        refuseSameFile(source, destination, existing);
        return new CopyPlan(source, sourceFacts, destination, existing);
    }

    /** Whether the destination is a regular file of its own. */
    boolean isIntoFile() {
        return existing == null || existing.isRegular() && !isOpenAlready();
    }

    /** Whether this process has the destination open, as {@code /dev/stdout}: others may be writing to it too. */
    private boolean isOpenAlready() {
        Path path = destination.toAbsolutePath().normalize();
        return (path.startsWith("/dev") || path.startsWith("/proc")) && Files.isSymbolicLink(path);
    }

    /** Java puts this character where an argument has bytes without a meaning: many names would become one. */
    private static void refuseLostName(String what, String name) throws CopyException {
        if (name.indexOf('\uFFFD') >= 0) {
            throw new CopyException("the " + what + "'s name '" + name + "' has bytes that are not in the encoding "
                    + System.getProperty("sun.jnu.encoding") + ", so that Java cannot tell which file is meant");
        }
    }

    private static FileFacts existing(String name) throws CopyException {
        if (name.isEmpty()) {
            throw new CopyException("the source's name is empty");
        }
        try {
            FileFacts facts = FileFacts.of(Path.of(name));
            if (name.endsWith("/") && !facts.isDirectory()) {
                throw new CopyException("cannot open '" + name + "': not a directory");
            }
            return facts;
        } catch (CopyException refused) {
            throw refused;
        } catch (IOException failure) {
            throw new CopyException("cannot open '" + name + "': " + Reason.of(failure), failure);
        }
    }

    private static FileFacts factsOrNull(Path path) throws CopyException {
        try {
            return FileFacts.of(path);
        } catch (NoSuchFileException nothing) {
            if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                throw new CopyException(
                        "cannot write through '" + path + "': it is a symbolic link to something that does not exist");
            }
            return null;
        } catch (IOException failure) {
            throw new CopyException("cannot write '" + path + "': " + Reason.of(failure), failure);
        }
    }

    private static void refuseSameFile(Path source, Path destination, FileFacts existing) throws CopyException {
        try {
            if (existing != null && Files.isSameFile(source, destination)) {
                throw new CopyException("'" + source + "' and '" + destination + "' are the same file");
            }
        } catch (CopyException refused) {
            throw refused;
        } catch (IOException failure) {
            throw new CopyException(
                    "cannot compare '" + source + "' with '" + destination + "': " + Reason.of(failure), failure);
        }
    }
}
