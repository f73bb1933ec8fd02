package dev.uring.register;

import static dev.uring.kernel.RegisterOp.IORING_REGISTER_PERSONALITY;
import static dev.uring.kernel.RegisterOp.IORING_UNREGISTER_PERSONALITY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.uring.IoUring;
import dev.uring.kernel.Errno;
import dev.uring.op.path.Openat;
import dev.uring.op.ring.Nop;
import dev.uring.testing.Libc;
import dev.uring.testing.RingFactory;
import dev.uring.testing.RingKind;
import dev.uring.testing.RingTest;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/** Registered credentials: what runs with them, and ids that are none. */
@ExtendWith(RegisterReport.class)
class PersonalityTest {

    @RingTest
    void countsAndForgets(RingFactory rings) throws Exception {
        IoUring ring = Rings.open(rings, 8);
        Personality first = Personality.register(ring);
        Personality second = Personality.register(ring);
        assertEquals(1, first.id());
        assertEquals(2, second.id());
        assertEquals(0, Rings.succeed(ring, Nop.of().personality(first.id())));
        first.close();
        first.close();
        assertThrows(IllegalStateException.class, first::id);
        Rings.fail(Errno.EINVAL, ring, Nop.of().personality(1));
        Rings.fail(Errno.EINVAL, ring, Nop.of().personality(3));
        assertEquals(0, Rings.succeed(ring, Nop.of().personality(second.id())));
        Rings.refusedRaw(Errno.EINVAL, ring, IORING_UNREGISTER_PERSONALITY, MemorySegment.NULL, 1);
        Rings.refusedRaw(Errno.EINVAL, ring, IORING_REGISTER_PERSONALITY, MemorySegment.NULL, 1);
        ring.close();
        assertThrows(IllegalStateException.class, second::id);
        second.close();
    }

    @RingTest(kinds = {RingKind.PICKED, RingKind.PLAIN})
    void runsWithTheCredentialsOfThen(RingFactory rings, @TempDir Path directory) throws Exception {
        Path file = Files.createFile(
                directory.resolve("secret"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        // File system credentials belong to threads.
        FutureTask<Void> task = new FutureTask<>(() -> {
            try (IoUring ring =
                    rings.builder(8).backend(RegisterLog.backend(rings)).open()) {
                Openat open = Openat.of(rings.memory().allocateFrom(file.toString()));
                Personality root = Personality.register(ring);
                int before = Capabilities.actAs(65_534);
                assumeTrue(before == 0, "only root can take on another user");
                Rings.fail(Errno.EACCES, ring, open);
                Libc.close(Rings.succeed(ring, open.personality(root.id())));
                Personality nobody = Personality.register(ring);
                Capabilities.actAs(0);
                Rings.fail(Errno.EACCES, ring, open.personality(nobody.id()));
                Libc.close(Rings.succeed(ring, open.personality(0)));
                return null;
            }
        });
        Thread thread = new Thread(task, "nobody");
        thread.start();
        try {
            task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TestAbortedException aborted) {
                throw aborted;
            }
            throw e;
        } finally {
            thread.join();
        }
    }
}
