package dev.uring.backend;

import java.nio.ByteOrder;

/** The platforms whose kernel interface this library writes: Linux, 64 bits, little-endian. */
final class Platform {
    private Platform() {}

    static void check() {
        String os = System.getProperty("os.name");
        String arch = System.getProperty("os.arch");
        boolean supported = os.equals("Linux")
                && ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN
                && switch (arch) {
                    case "amd64", "x86_64", "aarch64", "riscv64", "loongarch64", "ppc64le" -> true;
                    default -> false;
                };
        if (!supported) {
            throw new UnsupportedOperationException(
                    "io_uring needs a little-endian 64-bit Linux; this is " + os + " on " + arch);
        }
    }
}
