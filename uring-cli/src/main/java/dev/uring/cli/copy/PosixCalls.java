package dev.uring.cli.copy;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.uring.op.path.NativePath;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The calls that a copy needs and that neither the JDK nor io_uring offers. A negative result is {@code -errno}. */
@SuppressWarnings("restricted")
final class PosixCalls {
    /** {@code XATTR_LIST_MAX}: the kernel returns no longer list. */
    private static final int LONGEST_LIST = 64 * 1024;

    private static final Linker LINKER = Linker.nativeLinker();
    private static final StructLayout CAPTURED = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO = CAPTURED.varHandle(MemoryLayout.PathElement.groupElement("errno"));

    private static final MethodHandle LSEEK =
            function("lseek", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, JAVA_LONG, JAVA_INT));
    private static final MethodHandle FTRUNCATE =
            function("ftruncate", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG));
    private static final MethodHandle LISTXATTR =
            function("listxattr", FunctionDescriptor.of(JAVA_LONG, ADDRESS, ADDRESS, JAVA_LONG));

    private PosixCalls() {}

    /** {@code lseek(2)}: the new position. */
    static long seek(int descriptor, long offset, int whence) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment captured = arena.allocate(CAPTURED);
            return result((long) LSEEK.invokeExact(captured, descriptor, offset, whence), captured);
        } catch (Throwable impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** {@code ftruncate(2)}. */
    static int truncate(int descriptor, long size) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment captured = arena.allocate(CAPTURED);
            return (int) result((int) FTRUNCATE.invokeExact(captured, descriptor, size), captured);
        } catch (Throwable impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** {@code listxattr(2)}: the names of a file's extended attributes; none where there is no such thing. */
    static List<String> attributeNames(Path path) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment captured = arena.allocate(CAPTURED);
            MemorySegment list = arena.allocate(LONGEST_LIST);
            long size = result(
                    (long) LISTXATTR.invokeExact(captured, NativePath.of(path, arena), list, list.byteSize()),
                    captured);
            if (size <= 0) {
                return List.of();
            }
            byte[] names = list.asSlice(0, size).toArray(JAVA_BYTE);
            return List.of(new String(names, StandardCharsets.UTF_8).split("\0"));
        } catch (Throwable impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static long result(long returned, MemorySegment captured) {
        return returned == -1 ? -(int) ERRNO.get(captured, 0L) : returned;
    }

    private static MethodHandle function(String name, FunctionDescriptor descriptor) {
        return LINKER.downcallHandle(
                LINKER.defaultLookup().findOrThrow(name), descriptor, Linker.Option.captureCallState("errno"));
    }
}
