package dev.uring.op.path;

import static java.util.Objects.requireNonNull;

import dev.uring.internal.PathBytes;
import dev.uring.kernel.Limits;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Paths as the kernel takes them: bytes that end with a NUL. What the kernel would silently cut or change is refused: a NUL
 * inside, which ends a path early, characters without an encoding, and more bytes than {@link Limits#PATH_MAX}. The kernel copies
 * a path when it takes the entry; until then it must stay as it is.
 *
 * {@snippet class="dev.uring.snippet.StructureTest" region="status"}
 */
public final class NativePath {
    private NativePath() {}

    /**
     * A path in UTF-8.
     *
     * @throws IllegalArgumentException when it contains a NUL or an unpaired surrogate, or is too long
     */
    public static MemorySegment of(String path, SegmentAllocator allocator) {
        return of(encode(path), allocator);
    }

    /**
     * A path of the default file system, with the bytes that Java itself hands to the system. They are not those of
     * {@link Path#toString()}, which puts a replacement character where a name has no meaning in the encoding of file names.
     *
     * @throws IllegalArgumentException when it is too long, or of another file system
     */
    public static MemorySegment of(Path path, SegmentAllocator allocator) {
        return of(PathBytes.of(path), allocator);
    }

    /**
     * A path of any bytes, without the NUL at the end.
     *
     * @throws IllegalArgumentException when it contains a NUL or is too long
     */
    public static MemorySegment of(byte[] path, SegmentAllocator allocator) {
        requireNonNull(allocator, "allocator");
        checkNoNul(path);
        if (path.length >= Limits.PATH_MAX) {
            throw new IllegalArgumentException(
                    "path has " + path.length + " bytes, above the limit of " + (Limits.PATH_MAX - 1));
        }
        MemorySegment segment = allocator.allocate(path.length + 1L);
        MemorySegment.copy(path, 0, segment, ValueLayout.JAVA_BYTE, 0, path.length);
        segment.set(ValueLayout.JAVA_BYTE, path.length, (byte) 0);
        return segment;
    }

    /**
     * The path that Java knows by these bytes, whatever they mean in the encoding of file names: the way back from memory
     * that the kernel filled. The empty path has none.
     *
     * @throws IllegalArgumentException when it contains a NUL
     */
    public static Path toPath(byte[] path) {
        checkNoNul(path);
        return PathBytes.path(path);
    }

    private static void checkNoNul(byte[] path) {
        requireNonNull(path, "path");
        for (int i = 0; i < path.length; i++) {
            if (path[i] == 0) {
                throw new IllegalArgumentException(
                        "path has a NUL at byte " + i + ", where it would end for the kernel");
            }
        }
    }

    private static byte[] encode(String path) {
        try {
            ByteBuffer encoded =
                    StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(requireNonNull(path, "path")));
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("path \"" + path + "\" cannot be encoded in UTF-8", e);
        }
    }
}
