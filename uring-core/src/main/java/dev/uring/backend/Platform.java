package dev.uring.backend;

import java.nio.ByteOrder;

/**
 * The platforms whose kernel interface this library writes: Linux, 64 bits, little-endian. They differ in the numbers
 * of the older system calls.
 */
enum Platform {
    X86_64(9, 11, 3),
    /** aarch64, riscv64 and loongarch64, which share one table. */
    GENERIC(222, 215, 57),
    POWER(90, 91, 6);

    private static final Platform CURRENT = find();

    private final long mmap;
    private final long munmap;
    private final long close;

    Platform(long mmap, long munmap, long close) {
        this.mmap = mmap;
        this.munmap = munmap;
        this.close = close;
    }

    /**
     * The platform that this is.
     *
     * @throws UnsupportedOperationException when it is none of them
     */
    static Platform current() {
        if (CURRENT == null) {
            throw new UnsupportedOperationException("io_uring needs a little-endian 64-bit Linux; this is "
                    + System.getProperty("os.name") + " on " + System.getProperty("os.arch"));
        }
        return CURRENT;
    }

    /** The number of {@code mmap(2)}, whose offset is in bytes. */
    long mmap() {
        return mmap;
    }

    /** The number of {@code munmap(2)}. */
    long munmap() {
        return munmap;
    }

    /** The number of {@code close(2)}. */
    long close() {
        return close;
    }

    private static Platform find() {
        if (!System.getProperty("os.name").equals("Linux") || ByteOrder.nativeOrder() != ByteOrder.LITTLE_ENDIAN) {
            return null;
        }
        return switch (System.getProperty("os.arch")) {
            case "amd64", "x86_64" -> X86_64;
            case "aarch64", "riscv64", "loongarch64" -> GENERIC;
            case "ppc64le" -> POWER;
            default -> null;
        };
    }
}
