package dev.uring.cli.kernel;

/**
 * Something that some kernels have.
 *
 * @param number the opcode, or the bit
 * @param name the kernel's name without its prefix
 * @param since the release that brought it
 * @param meaning in a few words
 */
public record Capability(int number, String name, String since, String meaning) {

    static Capability parse(int number, String line) {
        String[] parts = line.split(" +", 3);
        return new Capability(number, parts[0], parts[1], parts.length > 2 ? parts[2] : "");
    }
}
