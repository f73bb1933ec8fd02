package dev.uring.op.command;

/**
 * Numbers of {@code ioctl} commands, as the macros of {@code <asm-generic/ioctl.h>} make them. Drivers number the
 * commands of {@link UringCmd16} and {@link UringCmd80} in the same way.
 *
 * <p>The encoding is that of x86-64, AArch64 and RISC-V. Safe for use from any thread.
 *
 * {@snippet class="dev.uring.snippet.SpecTest" region="ioctl"}
 */
public final class Ioctl {
    private static final int WRITE = 1;
    private static final int READ = 2;

    private Ioctl() {}

    /**
     * A command without an argument, {@code _IO}.
     *
     * @param type the driver's letter or number, 0 to 255
     * @param number the command's number, 0 to 255
     * @throws IllegalArgumentException when a parameter is out of its range
     */
    public static int io(int type, int number) {
        return number(0, type, number, 0);
    }

    /**
     * A command whose argument the kernel writes and the program reads, {@code _IOR}.
     *
     * @param type the driver's letter or number, 0 to 255
     * @param number the command's number, 0 to 255
     * @param size the size of the argument in bytes, 0 to 16383
     * @throws IllegalArgumentException when a parameter is out of its range
     */
    public static int ior(int type, int number, long size) {
        return number(READ, type, number, size);
    }

    /**
     * A command whose argument the program writes and the kernel reads, {@code _IOW}.
     *
     * @param type the driver's letter or number, 0 to 255
     * @param number the command's number, 0 to 255
     * @param size the size of the argument in bytes, 0 to 16383
     * @throws IllegalArgumentException when a parameter is out of its range
     */
    public static int iow(int type, int number, long size) {
        return number(WRITE, type, number, size);
    }

    /**
     * A command whose argument both read and write, {@code _IOWR}.
     *
     * @param type the driver's letter or number, 0 to 255
     * @param number the command's number, 0 to 255
     * @param size the size of the argument in bytes, 0 to 16383
     * @throws IllegalArgumentException when a parameter is out of its range
     */
    public static int iowr(int type, int number, long size) {
        return number(READ | WRITE, type, number, size);
    }

    private static int number(int direction, int type, int number, long size) {
        check("type", type, 0xFF);
        check("number", number, 0xFF);
        check("size", size, 0x3FFF);
        return direction << 30 | (int) size << 16 | type << 8 | number;
    }

    private static void check(String parameter, long value, long limit) {
        if (value < 0 || value > limit) {
            throw new IllegalArgumentException(parameter + " is " + value + ", outside 0.." + limit);
        }
    }
}
