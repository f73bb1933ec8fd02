package dev.uring.op.net;

import static dev.uring.op.net.AddressFamily.AF_UNIX;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.uring.internal.PathBytes;
import dev.uring.struct.Sockaddr;
import dev.uring.struct.SockaddrUn;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.util.Arrays;

/** {@code struct sockaddr_un}: the size of the address tells an unnamed, an abstract and a path address apart. */
final class UnixAddresses {
    private static final int PATH = 2;
    private static final int MAX_PATH = 107;

    private UnixAddresses() {}

    static MemorySegment toNative(UnixDomainSocketAddress address, SegmentAllocator allocator) {
        byte[] path = PathBytes.of(address.getPath());
        if (path.length > MAX_PATH) {
            throw new IllegalArgumentException(
                    "Unix socket path " + address + " has " + path.length + " bytes, above the limit of " + MAX_PATH);
        }
        return allocate(path, 0, path.length == 0 ? 0 : path.length + 1, allocator);
    }

    static MemorySegment toNative(AbstractUnixAddress address, SegmentAllocator allocator) {
        byte[] name = address.name();
        return allocate(name, 1, name.length + 1, allocator);
    }

    static SocketAddress fromNative(MemorySegment address) {
        byte[] path = address.asSlice(PATH, Math.min(address.byteSize(), SockaddrUn.SIZE) - PATH)
                .toArray(JAVA_BYTE);
        if (path.length > 0 && path[0] == 0) {
            return AbstractUnixAddress.of(Arrays.copyOfRange(path, 1, path.length));
        }
        int end = 0;
        while (end < path.length && path[end] != 0) {
            end++;
        }
        return UnixDomainSocketAddress.of(PathBytes.path(Arrays.copyOf(path, end)));
    }

    private static MemorySegment allocate(byte[] name, int at, int size, SegmentAllocator allocator) {
        MemorySegment segment =
                allocator.allocate(PATH + (long) size, Short.BYTES).fill((byte) 0);
        Sockaddr.saFamily(segment, AF_UNIX);
        MemorySegment.copy(name, 0, segment, JAVA_BYTE, PATH + (long) at, name.length);
        return segment;
    }
}
