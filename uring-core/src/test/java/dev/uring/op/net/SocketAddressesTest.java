package dev.uring.op.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SocketAddressesTest {
    private final Arena arena = Arena.global();

    @Test
    void writesIpv4InNetworkByteOrder() throws UnknownHostException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getByName("192.0.2.1"), 0x1234);
        MemorySegment bytes = SocketAddresses.toNative(address, arena);
        assertEquals("02001234c00002010000000000000000", hex(bytes));
        assertEquals(address, SocketAddresses.fromNative(bytes));
    }

    @Test
    void writesIpv6WithItsScope() throws UnknownHostException {
        byte[] host = HexFormat.of().parseHex("fe80000000000000000000000000abcd");
        InetSocketAddress address = new InetSocketAddress(Inet6Address.getByAddress(null, host, 3), 65535);
        MemorySegment bytes = SocketAddresses.toNative(address, arena);
        assertEquals("0a00ffff00000000fe80000000000000000000000000abcd03000000", hex(bytes));
        InetSocketAddress back = assertInstanceOf(InetSocketAddress.class, SocketAddresses.fromNative(bytes));
        assertEquals(address, back);
        assertEquals(3, assertInstanceOf(Inet6Address.class, back.getAddress()).getScopeId());
    }

    @Test
    void readsIpv6WithoutAScope() throws UnknownHostException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getByName("2001:db8::1"), 80);
        SocketAddress back = SocketAddresses.fromNative(SocketAddresses.toNative(address, arena));
        assertEquals(address, back);
        assertEquals("/[2001:db8:0:0:0:0:0:1]:80", back.toString());
    }

    @Test
    void keepsAMappedIpv4AddressAnIpv6Address() {
        MemorySegment bytes = arena.allocate(28);
        bytes.copyFrom(MemorySegment.ofArray(
                HexFormat.of().parseHex("0a00005000000000" + "00000000000000000000ffff7f000001" + "00000000")));
        InetSocketAddress address = (InetSocketAddress) SocketAddresses.fromNative(bytes);
        assertInstanceOf(Inet6Address.class, address.getAddress());
        assertEquals(hex(bytes), hex(SocketAddresses.toNative(address, arena)));
    }

    @Test
    void writesAUnixPathWithItsNul() {
        SocketAddress address = UnixDomainSocketAddress.of("/run/x");
        MemorySegment bytes = SocketAddresses.toNative(address, arena);
        assertEquals("01002f72756e2f7800", hex(bytes));
        assertEquals(address, SocketAddresses.fromNative(bytes));
    }

    @Test
    void writesAbstractAndUnnamedUnixAddresses() {
        SocketAddress named = AbstractUnixAddress.of("a\0b");
        MemorySegment bytes = SocketAddresses.toNative(named, arena);
        assertEquals("010000610062", hex(bytes));
        assertEquals(named, SocketAddresses.fromNative(bytes));
        assertEquals(named.hashCode(), SocketAddresses.fromNative(bytes).hashCode());
        assertNotEquals(named, AbstractUnixAddress.of("a"));
        assertEquals("@a@b", named.toString());
        SocketAddress unnamed = UnixDomainSocketAddress.of("");
        assertEquals("0100", hex(SocketAddresses.toNative(unnamed, arena)));
        assertEquals(unnamed, SocketAddresses.fromNative(SocketAddresses.toNative(unnamed, arena)));
    }

    @Test
    void takesNamesUpToTheLimitOnly() {
        String longest = "x".repeat(107);
        for (SocketAddress address : new SocketAddress[] {
            AbstractUnixAddress.of(longest), UnixDomainSocketAddress.of(longest),
        }) {
            MemorySegment bytes = SocketAddresses.toNative(address, arena);
            assertEquals(110, bytes.byteSize());
            assertEquals(address, SocketAddresses.fromNative(bytes));
        }
        assertRefused("107", () -> AbstractUnixAddress.of(longest + "x"));
        assertRefused("107", () -> SocketAddresses.toNative(UnixDomainSocketAddress.of("/" + longest), arena));
    }

    @Test
    void readsAPathThatFillsTheStructure() {
        MemorySegment bytes = arena.allocate(110).fill((byte) 'p');
        bytes.set(ValueLayout.JAVA_SHORT, 0, (short) 1);
        assertEquals(UnixDomainSocketAddress.of("p".repeat(108)), SocketAddresses.fromNative(bytes));
    }

    @Test
    void refusesWhatHasNoStructure() {
        assertRefused("unresolved", () -> SocketAddresses.toNative(InetSocketAddress.createUnresolved("x", 1), arena));
        assertRefused("only IPv4, IPv6 and Unix", () -> SocketAddresses.toNative(new SocketAddress() {}, arena));
        assertRefused("family is 16", () -> SocketAddresses.fromNative(address(16, 12)));
        assertRefused("has 1 bytes", () -> SocketAddresses.fromNative(arena.allocate(1)));
        assertRefused("has 15 bytes", () -> SocketAddresses.fromNative(address(2, 15)));
        assertRefused("has 27 bytes", () -> SocketAddresses.fromNative(address(10, 27)));
    }

    @Test
    void readsOrRefusesAnyBytes() {
        long seed = System.nanoTime();
        System.out.println("seed of SocketAddressesTest.readsOrRefusesAnyBytes: " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        int read = 0;
        for (int i = 0; i < 10_000; i++) {
            byte[] bytes = new byte[random.nextInt(130)];
            random.nextBytes(bytes);
            if (bytes.length > 1) {
                bytes[0] = new byte[] {1, 2, 10, 0, 16}[random.nextInt(5)];
                bytes[1] = 0;
            }
            try {
                SocketAddress address = SocketAddresses.fromNative(MemorySegment.ofArray(bytes));
                SocketAddress again = SocketAddresses.fromNative(SocketAddresses.toNative(address, arena));
                assertEquals(address, again);
                read++;
            } catch (IllegalArgumentException refused) {
                assertFalse(refused.getMessage().isEmpty());
            }
        }
        assertTrue(read > 1000, "only " + read + " were read");
    }

    @Test
    void keepsEveryByteOfAUnixPath() {
        for (int value = 1; value < 256; value++) {
            if (value != '/') {
                MemorySegment bytes = arena.allocate(5);
                bytes.copyFrom(MemorySegment.ofArray(new byte[] {1, 0, 'a', (byte) value, 0}));
                SocketAddress address = SocketAddresses.fromNative(bytes);
                assertEquals(hex(bytes), hex(SocketAddresses.toNative(address, arena)));
            }
        }
    }

    @Test
    void refusesAnAddressThatWasCutOff() {
        SocketAddressBuffer buffer = new SocketAddressBuffer(arena);
        buffer.address().copyFrom(SocketAddresses.toNative(AbstractUnixAddress.of("admin-of-nothing"), arena));
        asTheKernelDoes(buffer, 8);
        assertEquals(Optional.of(AbstractUnixAddress.of("admin")), buffer.read());
        asTheKernelDoes(buffer, 19);
        assertRefused("room for 8; call reset()", buffer::read);
        assertRefused("room for 8; call reset()", buffer::read);
        buffer.reset();
        asTheKernelDoes(buffer, 19);
        assertEquals(Optional.of(AbstractUnixAddress.of("admin-of-nothing")), buffer.read());
    }

    @Test
    void aBufferTellsWhatTheKernelFilled() {
        SocketAddressBuffer buffer = new SocketAddressBuffer(arena);
        assertEquals(128, buffer.length().get(ValueLayout.JAVA_INT, 0));
        MemorySegment address = SocketAddresses.toNative(AbstractUnixAddress.of("peer"), arena);
        buffer.address().copyFrom(address);
        asTheKernelDoes(buffer, (int) address.byteSize());
        assertEquals(Optional.of(AbstractUnixAddress.of("peer")), buffer.read());
        asTheKernelDoes(buffer, 0);
        assertEquals(Optional.empty(), buffer.read());
        assertEquals(128, buffer.reset().length().get(ValueLayout.JAVA_INT, 0));
        assertArrayEquals(
                "peer".getBytes(), AbstractUnixAddress.of("peer".getBytes()).name());
        assertThrows(IllegalArgumentException.class, () -> buffer.length().set(ValueLayout.JAVA_INT, 0, 129));
        assertRefused(
                "heap memory", () -> new SocketAddressBuffer((size, _) -> MemorySegment.ofArray(new byte[(int) size])));
    }

    /** Sets the length of an address, which Java is kept from. */
    @SuppressWarnings("restricted")
    private static void asTheKernelDoes(SocketAddressBuffer buffer, int length) {
        MemorySegment.ofAddress(buffer.length().address()).reinterpret(4).set(ValueLayout.JAVA_INT, 0, length);
    }

    private MemorySegment address(int family, int size) {
        MemorySegment address = arena.allocate(size, 2);
        address.set(ValueLayout.JAVA_SHORT, 0, (short) family);
        return address;
    }

    private static String hex(MemorySegment segment) {
        return HexFormat.of().formatHex(segment.toArray(ValueLayout.JAVA_BYTE));
    }

    private static void assertRefused(String reason, Runnable call) {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, call::run);
        assertTrue(refused.getMessage().contains(reason), refused.getMessage());
    }
}
