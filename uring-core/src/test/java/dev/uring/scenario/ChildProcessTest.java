package dev.uring.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.Fd;
import dev.uring.IoUring;
import dev.uring.op.file.Read;
import dev.uring.op.ring.Nop;
import dev.uring.testing.Libc;
import dev.uring.testing.RingFactory;
import dev.uring.testing.RingTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Programs that are started while a ring is at work. A virtual machine does not fork without starting one, so that no
 * child ever shares a ring.
 */
class ChildProcessTest {
    private static final int SIGKILL = 9;
    private static final long READ = 100;

    /** Started by {@code posix_spawn}, which leaves open what is not to be closed on exec, unlike the virtual machine. */
    @RingTest
    void aProgramInheritsNothingOfARing(RingFactory rings) throws Exception {
        IoUring ring = rings.open(4);
        assertTrue(Libc.closesOnExec(ring.fd()));
        int child = Libc.spawn("/bin/sleep", "1000");
        try {
            assertEquals(List.of(), ringsOf(child));
        } finally {
            Libc.kill(child, SIGKILL);
            Libc.reap(child);
        }
    }

    @RingTest
    void theRingGoesOnWhileAProgramStartsRunsAndEnds(RingFactory rings) throws Exception {
        IoUring ring = rings.open(4);
        int[] pipe = Libc.pipe();
        try {
            ring.submission()
                    .push(Read.of(Fd.of(pipe[0]), rings.memory().allocate(8)).userData(READ));
            ring.submit();
            ring.submission().push(Nop.of().userData(1));
            Process program = new ProcessBuilder("cat").start();
            try {
                assertEquals(List.of(), ringsOf(program.pid()));
                ring.submission().push(Nop.of().userData(2));
                ring.submitAndWait(2);
                assertEquals(Map.of(1L, 0, 2L, 0), results(ring));
            } finally {
                program.getOutputStream().close();
                assertEquals(0, program.waitFor());
            }
            Libc.write(pipe[1], "late");
            ring.submission().push(Nop.of().userData(3));
            ring.submitAndWait(2);
            assertEquals(Map.of(3L, 0, READ, 4), results(ring));
        } finally {
            ring.close();
            Libc.close(pipe);
        }
    }

    private static Map<Long, Integer> results(IoUring ring) {
        Map<Long, Integer> results = new TreeMap<>();
        ring.completion().forEach((userData, result, flags) -> results.put(userData, result));
        return results;
    }

    /** The descriptors and mappings of rings that a process has. */
    private static List<String> ringsOf(long pid) throws IOException {
        List<String> rings = new ArrayList<>();
        Path process = Path.of("/proc/" + pid);
        try (Stream<Path> descriptors = Files.list(process.resolve("fd"))) {
            for (Path descriptor : descriptors.toList()) {
                try {
                    rings.add(Files.readSymbolicLink(descriptor).toString());
                } catch (NoSuchFileException e) {
                    // A program closes some of its files when it starts.
                }
            }
        }
        rings.addAll(Files.readAllLines(process.resolve("maps")));
        rings.removeIf(name -> !name.contains("io_uring"));
        return rings;
    }
}
