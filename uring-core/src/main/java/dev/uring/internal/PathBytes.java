package dev.uring.internal;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The bytes of Java's paths. Java keeps them and shows them in one place only: the path of a URI has each byte that is no plain
 * character as {@code %XX}. That URI is absolute, and making it looks whether the path is a directory; so paths are put below a
 * file, where there is nothing to look at and no link to follow.
 */
public final class PathBytes {
    private static final Path BELOW = Path.of("/dev/null");
    private static final String PREFIX = BELOW + "/";

    private PathBytes() {}

    public static byte[] of(Path path) {
        if (requireNonNull(path, "path").getFileSystem() != FileSystems.getDefault()) {
            throw new IllegalArgumentException("path " + path + " is of a "
                    + path.getFileSystem().provider().getScheme()
                    + " file system: the kernel knows only the default one");
        }
        if (path.getNameCount() == 0 || path.toString().isEmpty()) {
            return path.toString().getBytes(StandardCharsets.US_ASCII);
        }
        Path relative = path.subpath(0, path.getNameCount());
        String encoded = BELOW.resolve(relative).toUri().getRawPath().substring(PREFIX.length());
        return decoded(path.isAbsolute() ? "/" + encoded : encoded);
    }

    public static Path path(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        boolean absolute = text.startsWith("/");
        String relative = text.replaceAll("/+", "/").replaceAll("^/|/\\z", "");
        if (relative.isEmpty()) {
            return Path.of(absolute ? "/" : "");
        }
        String prefix = absolute ? "/" : PREFIX;
        Path path = Path.of(URI.create("file://" + prefix + encoded(relative)));
        return absolute ? path : path.subpath(BELOW.getNameCount(), path.getNameCount());
    }

    private static byte[] decoded(String encoded) {
        byte[] bytes = new byte[encoded.length()];
        int length = 0;
        for (int i = 0; i < encoded.length(); i++) {
            if (encoded.charAt(i) == '%') {
                bytes[length++] = (byte) HexFormat.fromHexDigits(encoded, i + 1, i + 3);
                i += 2;
            } else {
                bytes[length++] = (byte) encoded.charAt(i);
            }
        }
        return Arrays.copyOf(bytes, length);
    }

    private static String encoded(String latin1) {
        StringBuilder encoded = new StringBuilder();
        for (char c : latin1.toCharArray()) {
            encoded.append(c == '/' ? "/" : "%" + HexFormat.of().toHexDigits((byte) c));
        }
        return encoded.toString();
    }
}
