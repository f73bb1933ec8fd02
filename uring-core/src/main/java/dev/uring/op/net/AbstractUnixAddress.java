package dev.uring.op.net;

import static java.util.Objects.requireNonNull;

import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * An address in Linux's abstract namespace of Unix sockets: a name without a file, which disappears with its socket. Java's
 * own {@link java.net.UnixDomainSocketAddress} cannot express it. A value: immutable and usable from any thread.
 *
 * {@snippet class="dev.uring.snippet.AddressTest" region="abstract"}
 */
public final class AbstractUnixAddress extends SocketAddress {
    private static final long serialVersionUID = 1L;

    /** The longest name, in bytes. */
    public static final int MAX_NAME = 107;

    private final byte[] name;

    private AbstractUnixAddress(byte[] name) {
        if (name.length > MAX_NAME) {
            throw new IllegalArgumentException(
                    "abstract name has " + name.length + " bytes, above the limit of " + MAX_NAME);
        }
        this.name = name;
    }

    /**
     * A name in UTF-8, without the leading NUL byte.
     *
     * @throws IllegalArgumentException when it is longer than {@value #MAX_NAME} bytes
     */
    public static AbstractUnixAddress of(String name) {
        requireNonNull(name, "name");
        return new AbstractUnixAddress(name.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * A name of any bytes, without the leading NUL byte; NUL bytes in it are part of it.
     *
     * @throws IllegalArgumentException when it is longer than {@value #MAX_NAME} bytes
     */
    public static AbstractUnixAddress of(byte[] name) {
        requireNonNull(name, "name");
        return new AbstractUnixAddress(name.clone());
    }

    /** A copy of the name, without the leading NUL byte. */
    public byte[] name() {
        return name.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AbstractUnixAddress address && Arrays.equals(address.name, name);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(name);
    }

    /** The name after an {@code @}, as {@code ss(8)} prints it. */
    @Override
    public String toString() {
        return "@" + new String(name, StandardCharsets.UTF_8).replace('\0', '@');
    }
}
