package dev.uring.bench;

import java.nio.file.Path;

/**
 * The command line.
 *
 * @param name what to run
 * @param rounds how often each program is measured
 * @param milliseconds how long a program works at a time
 * @param repetitions how often a disturbed slice is repeated at most
 * @param cpu whether CPU times are judged instead of elapsed times
 * @param home the module's folder
 */
record Options(String name, int rounds, int milliseconds, int repetitions, boolean cpu, Path home) {
    static final String USAGE = """
            usage: bench [name] [--rounds N] [--slice MS] [--repetitions N] [--cpu]
                   bench jmh [regexp] [options of JMH]

              nop           NOPs in batches of 1, 8, 32 and 128, beside C
              read          random 4 KiB reads from the page cache, beside C and the JDK
              registered    the same with registered file and buffers, beside C
              direct        random 4 KiB reads from the disk, beside C and the JDK
              flat          cost from 1 to 4,096 in flight and from 1 to 10,000 descriptors, beside C
              copy          a file of 1 GiB copied by whole processes, cached and direct, beside C, coreutils and the JDK
              startup       from the start of a process to its first completed operation, beside an empty JVM
              echo          TCP echo servers, beside C and Netty
              echo-steps    instructions in user space per request of theirs; needs x86-64
              peers         NOPs and cached reads, beside C, LWJGL and Netty
              build         what describing an operation costs
              allocation    whether steady operation allocates nothing
              instructions  instructions in user space per NOP and cached read, beside C; needs x86-64
              sqpoll        system calls of submitting with a submission thread
              jmh           what happens inside the JVM: building, pushing, reading completions, by JMH; not in all
              smoke         allocation, instructions, system calls and what they rest on: fails by exit status
              all           everything but smoke and jmh (the default)

              --rounds N       how often each program is measured (15)
              --slice MS       how long a program works at a time, in milliseconds (300)
              --repetitions N  how often a slice is repeated while others use the CPU (5)
              --cpu            judges CPU time instead of elapsed time: for a machine that is not idle
            """;

    /**
     * Reads a command line.
     *
     * @throws IllegalArgumentException when it is wrong
     */
    static Options parse(Path home, String... arguments) {
        Options options = new Options("all", 15, 300, 5, false, home);
        for (int i = 0; i < arguments.length; i++) {
            String argument = arguments[i];
            if (argument.equals("--cpu")) {
                options = new Options(
                        options.name, options.rounds, options.milliseconds, options.repetitions, true, home);
            } else if (argument.equals("--help") || argument.equals("-h")) {
                return new Options("help", 0, 0, 0, false, home);
            } else if (!argument.startsWith("-")) {
                options = new Options(
                        argument, options.rounds, options.milliseconds, options.repetitions, options.cpu, home);
            } else {
                if (++i == arguments.length) {
                    throw new IllegalArgumentException(argument + " needs a number");
                }
                options = options.with(argument, number(argument, arguments[i]));
            }
        }
        return options;
    }

    long nanoseconds() {
        return milliseconds * 1_000_000L;
    }

    private Options with(String option, int value) {
        return switch (option) {
            case "--rounds" -> new Options(name, value, milliseconds, repetitions, cpu, home);
            case "--slice" -> new Options(name, rounds, value, repetitions, cpu, home);
            case "--repetitions" -> new Options(name, rounds, milliseconds, value, cpu, home);
            default -> throw new IllegalArgumentException("no option " + option);
        };
    }

    private static int number(String option, String text) {
        int lowest = option.equals("--repetitions") ? 0 : 1;
        try {
            int value = Integer.parseInt(text);
            if (value >= lowest) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Reported below, like a number that is too low.
        }
        throw new IllegalArgumentException(option + " is " + text + ", which is no number from " + lowest + " on");
    }
}
