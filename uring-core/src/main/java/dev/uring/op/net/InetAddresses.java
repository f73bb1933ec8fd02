package dev.uring.op.net;

import static dev.uring.op.net.AddressFamily.AF_INET;
import static dev.uring.op.net.AddressFamily.AF_INET6;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.uring.struct.SockaddrIn;
import dev.uring.struct.SockaddrIn6;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/** {@code struct sockaddr_in} and {@code struct sockaddr_in6}: ports and addresses are in network byte order. */
final class InetAddresses {
    private InetAddresses() {}

    static MemorySegment toNative(InetSocketAddress address, SegmentAllocator allocator) {
        InetAddress host = address.getAddress();
        if (host == null) {
            throw new IllegalArgumentException("address " + address + " is unresolved: look its host name up first");
        }
        int port = swapped(address.getPort());
        if (host instanceof Inet6Address ipv6) {
            MemorySegment segment = SockaddrIn6.allocate(allocator);
            SockaddrIn6.sin6Family(segment, AF_INET6);
            SockaddrIn6.sin6Port(segment, port);
            SockaddrIn6.sin6Addr(segment).copyFrom(MemorySegment.ofArray(ipv6.getAddress()));
            SockaddrIn6.sin6ScopeId(segment, ipv6.getScopeId());
            return segment;
        }
        MemorySegment segment = SockaddrIn.allocate(allocator);
        SockaddrIn.sinFamily(segment, AF_INET);
        SockaddrIn.sinPort(segment, port);
        SockaddrIn.sinAddr(segment).copyFrom(MemorySegment.ofArray(host.getAddress()));
        return segment;
    }

    static InetSocketAddress fromIpv4(MemorySegment address) {
        byte[] host = SockaddrIn.sinAddr(address).toArray(JAVA_BYTE);
        try {
            return new InetSocketAddress(InetAddress.getByAddress(host), swapped(SockaddrIn.sinPort(address)));
        } catch (UnknownHostException e) {
            throw new AssertionError("4 bytes are an IPv4 address", e);
        }
    }

    static InetSocketAddress fromIpv6(MemorySegment address) {
        byte[] host = SockaddrIn6.sin6Addr(address).toArray(JAVA_BYTE);
        int scope = SockaddrIn6.sin6ScopeId(address);
        try {
            // For the kernel scope 0 is none; Java would print it as one.
            Inet6Address ipv6 = Inet6Address.getByAddress(null, host, scope == 0 ? -1 : scope);
            return new InetSocketAddress(ipv6, swapped(SockaddrIn6.sin6Port(address)));
        } catch (UnknownHostException e) {
            throw new AssertionError("16 bytes are an IPv6 address", e);
        }
    }

    private static int swapped(int port) {
        return Short.toUnsignedInt(Short.reverseBytes((short) port));
    }
}
