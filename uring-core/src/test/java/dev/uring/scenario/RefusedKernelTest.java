package dev.uring.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.uring.kernel.Errno;
import dev.uring.scenario.RefusedProcess.Calls;
import dev.uring.testing.ChildJvm.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Kernels that refuse io_uring, by a seccomp filter in a process of its own: what the user is told. */
@Timeout(120)
class RefusedKernelTest {
    @ParameterizedTest
    @CsvSource({"EPERM, kernel.io_uring_disabled", "EPERM, seccomp", "ENOSYS, Linux 5.4", "ENOSYS, seccomp"})
    void saysWhyNoRingOpens(String errno, String hint) throws Exception {
        List<String> lines = refused(Calls.ALL, errno);
        assertEquals("io_uring_setup", lines.get(0));
        assertTrue(lines.get(3).contains(hint), lines.toString());
    }

    @ParameterizedTest
    @CsvSource({"EPERM, seccomp", "ENOSYS, seccomp"})
    void saysWhyNothingIsSubmitted(String errno, String hint) throws Exception {
        List<String> lines = refused(Calls.ENTER, errno);
        assertEquals("io_uring_enter", lines.get(0));
        assertTrue(lines.get(3).contains(hint), lines.toString());
        assertEquals("1", lines.get(4), "the entry stays queued");
    }

    @Test
    void aRingWorksWithoutRegisteringItself() throws Exception {
        Outcome outcome = run(Calls.REGISTER, Errno.EPERM);
        assertEquals(new Outcome(0, List.of("completed 1")), outcome);
    }

    private static List<String> refused(Calls calls, String name) throws Exception {
        int errno = name.equals("EPERM") ? Errno.EPERM : Errno.ENOSYS;
        Outcome outcome = run(calls, errno);
        List<String> lines = outcome.lines();
        assertEquals(0, outcome.exitCode(), lines::toString);
        assertEquals(5, lines.size(), lines::toString);
        assertEquals(Integer.toString(errno), lines.get(1));
        assertEquals(name, lines.get(2));
        return lines;
    }

    private static Outcome run(Calls calls, int errno) throws Exception {
        Outcome outcome = RefusedProcess.run(calls, errno);
        if (outcome.exitCode() == RefusedProcess.NO_FILTER) {
            System.out.println("skipped: RefusedKernelTest: " + outcome.lines());
        }
        assumeTrue(outcome.exitCode() != RefusedProcess.NO_FILTER, () -> "no filter: " + outcome.lines());
        return outcome;
    }
}
