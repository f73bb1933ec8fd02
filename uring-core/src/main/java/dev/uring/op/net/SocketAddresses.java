package dev.uring.op.net;

import static dev.uring.op.net.AddressFamily.AF_INET;
import static dev.uring.op.net.AddressFamily.AF_INET6;
import static dev.uring.op.net.AddressFamily.AF_UNIX;
import static java.util.Objects.requireNonNull;

import dev.uring.struct.Sockaddr;
import dev.uring.struct.SockaddrIn;
import dev.uring.struct.SockaddrIn6;
import dev.uring.struct.SockaddrStorage;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;

/**
 * Socket addresses from and to Java's. Supported are {@link InetSocketAddress} (IPv4, and IPv6 with its scope),
 * {@link UnixDomainSocketAddress} and {@link AbstractUnixAddress}. Nothing is looked up: a host name has to be resolved before.
 *
 * {@snippet class="dev.uring.snippet.AddressTest" region="addresses"}
 */
public final class SocketAddresses {
    /** Room for an address of any family, in bytes. */
    public static final int MAX_SIZE = (int) SockaddrStorage.SIZE;

    private static final int FAMILY_SIZE = 2;

    private SocketAddresses() {}

    /**
     * The C structure of an address. The segment has exactly the size that the kernel has to be told.
     *
     * @throws IllegalArgumentException when the address is unresolved, too long or of an unsupported type
     */
    public static MemorySegment toNative(SocketAddress address, SegmentAllocator allocator) {
        requireNonNull(address, "address");
        requireNonNull(allocator, "allocator");
        return switch (requireNonNull(address, "address")) {
            case InetSocketAddress inet -> InetAddresses.toNative(inet, allocator);
            case UnixDomainSocketAddress unix -> UnixAddresses.toNative(unix, allocator);
            case AbstractUnixAddress unix -> UnixAddresses.toNative(unix, allocator);
            default ->
                throw new IllegalArgumentException("address " + address + " is a "
                        + address.getClass().getName() + ": only IPv4, IPv6 and Unix addresses are supported");
        };
    }

    /**
     * The address in a C structure. An IPv4 address mapped into IPv6 stays an IPv6 address, as its socket needs it. A Unix
     * socket without an address yields the empty path.
     *
     * @param address exactly the bytes that the kernel has filled
     * @throws IllegalArgumentException when it is too short for its family, or of another family
     */
    public static SocketAddress fromNative(MemorySegment address) {
        require(requireNonNull(address, "address"), FAMILY_SIZE, "its family");
        int family = Sockaddr.saFamily(address);
        return switch (family) {
            case AF_INET -> InetAddresses.fromIpv4(require(address, SockaddrIn.SIZE, "IPv4"));
            case AF_INET6 -> InetAddresses.fromIpv6(require(address, SockaddrIn6.SIZE, "IPv6"));
            case AF_UNIX -> UnixAddresses.fromNative(address);
            default ->
                throw new IllegalArgumentException(
                        "address family is " + family + ": only AF_INET, AF_INET6 and AF_UNIX are supported");
        };
    }

    /**
     * The address in a room, of which the kernel says how many bytes it has. It states the whole size, also of one that it cut
     * off: a part of a name would be another name.
     */
    static SocketAddress filled(MemorySegment room, long size) {
        if (size > room.byteSize()) {
            throw new IllegalArgumentException("address was cut off: it has " + size + " bytes, and there was room for "
                    + room.byteSize() + "; offer " + MAX_SIZE + ", which every address fits into");
        }
        return fromNative(room.asSlice(0, size));
    }

    private static MemorySegment require(MemorySegment address, long size, String what) {
        if (address.byteSize() < size) {
            throw new IllegalArgumentException(
                    "address has " + address.byteSize() + " bytes, but " + what + " takes " + size);
        }
        return address;
    }
}
