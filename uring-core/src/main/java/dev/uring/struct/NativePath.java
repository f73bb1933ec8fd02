package dev.uring.struct;

import dev.uring.op.Limits;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
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
    /** How Java itself names files to the system. */
    private static final Charset OF_THE_SYSTEM = Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));

    private NativePath() {}

    /**
     * A path in UTF-8.
     *
     * @throws IllegalArgumentException when it contains a NUL or an unpaired surrogate, or is too long
     */
    public static MemorySegment of(String path, SegmentAllocator allocator) {
        return of(encode(path, StandardCharsets.UTF_8), allocator);
    }

    /**
     * A path of the default file system, in the encoding that Java uses for file names.
     *
     * @throws IllegalArgumentException when it cannot be encoded or is too long
     */
    public static MemorySegment of(Path path, SegmentAllocator allocator) {
        return of(bytes(path), allocator);
    }

    /**
     * A path of any bytes, without the NUL at the end.
     *
     * @throws IllegalArgumentException when it contains a NUL or is too long
     */
    public static MemorySegment of(byte[] path, SegmentAllocator allocator) {
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

    static byte[] bytes(Path path) {
        return encode(path.toString(), OF_THE_SYSTEM);
    }

    static Path path(byte[] bytes) {
        try {
            return Path.of(
                    OF_THE_SYSTEM.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("path of " + bytes.length + " bytes is not in " + OF_THE_SYSTEM, e);
        }
    }

    static void checkNoNul(byte[] path) {
        for (int i = 0; i < path.length; i++) {
            if (path[i] == 0) {
                throw new IllegalArgumentException(
                        "path has a NUL at byte " + i + ", where it would end for the kernel");
            }
        }
    }

    private static byte[] encode(String path, Charset charset) {
        try {
            ByteBuffer encoded = charset.newEncoder().encode(CharBuffer.wrap(path));
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("path \"" + path + "\" cannot be encoded in " + charset, e);
        }
    }
}
