package dev.uring.op.sync;

import static dev.uring.kernel.Errno.ECANCELED;
import static dev.uring.kernel.Errno.ECHILD;
import static dev.uring.kernel.Errno.EINVAL;
import static dev.uring.op.sync.ChildCodes.CLD_EXITED;
import static dev.uring.op.sync.ChildCodes.CLD_KILLED;
import static dev.uring.op.sync.WaitIdTypes.P_PID;
import static dev.uring.op.sync.WaitidOptions.WEXITED;
import static dev.uring.op.sync.WaitidOptions.WNOHANG;
import static dev.uring.op.sync.WaitidOptions.WNOWAIT;
import static dev.uring.testing.Native.intAt;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.uring.op.ring.AsyncCancel;
import dev.uring.testing.Libc;
import dev.uring.testing.OperationTest;
import dev.uring.testing.TestRing;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** The children are started with {@code posix_spawn(3)}, so that the virtual machine does not wait for them too. */
class WaitidTest {
    private static final int SIGKILL = 9;
    private static final int SI_CODE = 2;
    private static final int SI_PID = 4;
    private static final int SI_STATUS = 6;

    @OperationTest
    void tellsHowAChildEnded(TestRing ring) throws IOException {
        int pid = Libc.spawn("/bin/sh", "-c", "exit 3");
        MemorySegment info = ring.arena().allocate(128, 8);
        assertEquals(0, ring.succeed(Waitid.of(P_PID, pid, WEXITED).info(info)));
        assertEquals(CLD_EXITED, intAt(info, SI_CODE));
        assertEquals(pid, intAt(info, SI_PID));
        assertEquals(3, intAt(info, SI_STATUS));
        ring.fail(ECHILD, Waitid.of(P_PID, pid, WEXITED));
    }

    @OperationTest
    void waitsForTheEnd(TestRing ring) throws IOException {
        int pid = Libc.spawn("/bin/sleep", "1000");
        MemorySegment info = ring.arena().allocate(128, 8);
        try {
            ring.submit(Waitid.of(P_PID, pid, WEXITED).info(info).userData(1));
            assertFalse(ring.hasCompletion());
        } finally {
            Libc.kill(pid, SIGKILL);
        }
        assertEquals(0, ring.await(1).result());
        assertEquals(CLD_KILLED, intAt(info, SI_CODE));
        assertEquals(SIGKILL, intAt(info, SI_STATUS));
    }

    @OperationTest
    void leavesTheChildWaitable(TestRing ring) throws IOException {
        int pid = Libc.spawn("/bin/sh", "-c", "exit 0");
        assertEquals(0, ring.succeed(Waitid.of(P_PID, pid, WEXITED | WNOWAIT)));
        Libc.reap(pid);
        ring.fail(ECHILD, Waitid.of(P_PID, pid, WEXITED));
    }

    @OperationTest
    void doesNotWaitWhenAskedNotTo(TestRing ring) throws IOException {
        int pid = Libc.spawn("/bin/sleep", "1000");
        MemorySegment info = ring.arena().allocate(128, 8);
        info.setAtIndex(ValueLayout.JAVA_INT, SI_PID, -1);
        try {
            assertEquals(
                    0, ring.succeed(Waitid.of(P_PID, pid, WEXITED | WNOHANG).info(info)));
            assertEquals(0, intAt(info, SI_PID), "no child");
        } finally {
            Libc.kill(pid, SIGKILL);
            Libc.reap(pid);
        }
    }

    @OperationTest
    void isCancelled(TestRing ring) throws IOException {
        int pid = Libc.spawn("/bin/sleep", "1000");
        try {
            ring.submit(Waitid.of(P_PID, pid, WEXITED).userData(1));
            assertEquals(
                    1, ring.succeed(AsyncCancel.of(1).userData(2)), "unlike others, a wait for a child is counted");
            assertEquals(-ECANCELED, ring.await(1).result());
        } finally {
            Libc.kill(pid, SIGKILL);
            Libc.reap(pid);
        }
    }

    @OperationTest
    void reportsOptionsAndKindsThatMakeNoSense(TestRing ring) throws IOException {
        ring.fail(EINVAL, Waitid.of(P_PID, 1, 0));
        ring.fail(EINVAL, Waitid.of(99, 1, WEXITED));
        ring.fail(EINVAL, Waitid.of(P_PID, 1, WEXITED).flags(1));
    }
}
