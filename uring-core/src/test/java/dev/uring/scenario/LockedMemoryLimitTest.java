package dev.uring.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.uring.IoUring;
import dev.uring.UringException;
import dev.uring.testing.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An ordinary user with a low limit of locked memory, in a process of its own: what opening rings says. */
@Timeout(120)
class LockedMemoryLimitTest {
    private static final int MANY = 100;

    /** A user who owns nothing, so that nothing is locked for it but by the process. */
    private static final int USER = 64_123;

    /** In the process: opens rings until one is refused. Prints how many were open, and the message. */
    public static void main(String[] arguments) throws IOException {
        List<IoUring> rings = new ArrayList<>();
        try {
            while (rings.size() < MANY) {
                rings.add(IoUring.open(Integer.parseInt(arguments[0])));
            }
            System.out.println(MANY);
        } catch (UringException e) {
            System.out.println(rings.size());
            System.out.println(e.getMessage());
        } finally {
            rings.forEach(LockedMemoryLimitTest::close);
        }
    }

    @Test
    void saysThatTheRingAloneIsAboveTheLimit() throws Exception {
        List<String> lines = open(4096, 1024);
        assertEquals("0", lines.get(0), lines.toString());
        assertTrue(
                lines.get(1)
                        .matches("io_uring_setup: ENOMEM .*: the ring needs \\d+ bytes of locked memory, and the"
                                + " limit is 4096 bytes: use less, raise the limit .*"),
                lines.toString());
    }

    @Test
    void saysThatTheRingsTogetherAreAboveTheLimit() throws Exception {
        List<String> lines = open(64 << 10, 64);
        int open = Integer.parseInt(lines.get(0));
        assertTrue(open > 0 && open < MANY, lines.toString());
        assertTrue(
                lines.get(1)
                        .matches("io_uring_setup: ENOMEM .*: the ring needs \\d+ bytes, and with what this user's"
                                + " processes have locked already that is more than the limit of locked memory, 65536"
                                + " bytes, or the kernel is short of memory: .*"),
                lines.toString());
    }

    private static List<String> open(int limit, int entries) throws Exception {
        require(isRoot(), "only root starts processes of other users");
        for (String program : new String[] {"prlimit", "setpriv"}) {
            require(isInstalled(program), "there is no " + program);
        }
        // It may be a user who cannot read the classes otherwise.
        List<String> starter = List.of(
                "prlimit",
                "--memlock=" + limit,
                "setpriv",
                "--reuid=" + USER,
                "--regid=" + USER,
                "--clear-groups",
                "--inh-caps=+dac_read_search",
                "--ambient-caps=+dac_read_search");
        ChildJvm.Outcome outcome =
                ChildJvm.run(starter, List.of(), LockedMemoryLimitTest.class, Integer.toString(entries));
        assertEquals(0, outcome.exitCode(), () -> outcome.lines().toString());
        require(!outcome.lines().getFirst().equals(Integer.toString(MANY)), "this kernel does not count rings");
        return outcome.lines();
    }

    private static boolean isRoot() throws IOException {
        return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    }

    private static boolean isInstalled(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            System.out.println("skipped: LockedMemoryLimitTest: " + otherwise);
        }
        assumeTrue(condition, otherwise);
    }

    private static void close(IoUring ring) {
        try {
            ring.close();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
