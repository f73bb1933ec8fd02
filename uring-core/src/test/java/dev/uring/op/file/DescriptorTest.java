package dev.uring.op.file;

import static dev.uring.kernel.Errno.EBADF;
import static dev.uring.kernel.Errno.EINVAL;
import static dev.uring.kernel.Errno.ENFILE;
import static dev.uring.kernel.Errno.ENXIO;
import static dev.uring.op.path.OpenFlags.O_CLOEXEC;
import static dev.uring.op.path.OpenFlags.O_NONBLOCK;
import static dev.uring.testing.Native.intAt;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.Fd;
import dev.uring.FileSlot;
import dev.uring.testing.Libc;
import dev.uring.testing.OperationTest;
import dev.uring.testing.TestRing;
import java.io.IOException;
import java.lang.foreign.MemorySegment;

class DescriptorTest {

    @OperationTest
    void closesADescriptor(TestRing ring) throws IOException {
        int[] pipe = Libc.pipe();
        try {
            assertEquals(0, ring.succeed(Close.of(Fd.of(pipe[0]))));
            assertFalse(Libc.isOpen(pipe[0]));
            ring.fail(EBADF, Close.of(Fd.of(pipe[0])));
        } finally {
            Libc.close(pipe[1]);
        }
    }

    @OperationTest
    void emptiesASlotAndLeavesTheDescriptorOpen(TestRing ring) throws IOException {
        int[] pipe = Libc.pipe();
        try {
            ring.fail(ENXIO, Close.of(Fd.fixed(0)));
            Fd first = ring.registered(pipe[0]);
            Fd second = ring.registered(pipe[1]);
            assertEquals(0, ring.succeed(Close.of(second)));
            assertTrue(Libc.isOpen(pipe[1]));
            ring.fail(EBADF, Write.of(second, ring.bytes((byte) 1)));
            ring.fail(EBADF, Close.of(second));
            ring.fail(EINVAL, Close.of(Fd.fixed(1000)));
            Libc.write(pipe[1], "still there");
            assertEquals(11, ring.succeed(Read.of(first, ring.arena().allocate(100))));
        } finally {
            Libc.close(pipe);
        }
    }

    @OperationTest
    void createsAPipe(TestRing ring) throws IOException {
        MemorySegment ends = ring.ints(-1, -1);
        Pipe pipe = Pipe.of(ends).flags(O_CLOEXEC | O_NONBLOCK);
        ring.succeedIfKnown(pipe);
        int[] fds = {intAt(ends, 0), intAt(ends, 1)};
        Libc.write(fds[1], "through");
        assertEquals("through", Libc.read(fds[0], 100));
        assertTrue(Libc.closesOnExec(fds[0]));
        assertEquals(O_NONBLOCK, Libc.openFlags(fds[0]) & O_NONBLOCK);
        Libc.close(fds);
    }

    @OperationTest
    void createsAPipeInTwoSlots(TestRing ring) throws IOException {
        ring.registerFileTable();
        MemorySegment ends = ring.ints(-1, -1);
        ring.succeedIfKnown(Pipe.of(ends).fileSlot(FileSlot.of(5)));
        assertEquals(5, intAt(ends, 0));
        assertEquals(6, intAt(ends, 1));
        assertWorks(ring, Fd.fixed(5), Fd.fixed(6));
    }

    @OperationTest
    void createsAPipeInSlotsThatTheKernelPicks(TestRing ring) throws IOException {
        ring.registerFileTable();
        MemorySegment ends = ring.ints(-1, -1);
        ring.succeedIfKnown(Pipe.of(ends).fileSlot(FileSlot.ALLOC));
        assertWorks(ring, Fd.fixed(intAt(ends, 0)), Fd.fixed(intAt(ends, 1)));
        for (int made = 1; made < 8; made++) {
            ring.succeed(Pipe.of(ends).fileSlot(FileSlot.ALLOC));
        }
        ring.fail(ENFILE, Pipe.of(ends).fileSlot(FileSlot.ALLOC));
    }

    @OperationTest
    void reportsFlagsThatMakeNoSense(TestRing ring) throws IOException {
        ring.registerFileTable();
        MemorySegment ends = ring.ints(-1, -1);
        ring.fail(EINVAL, Pipe.of(ends).flags(1));
        ring.fail(EINVAL, Pipe.of(ends).flags(O_CLOEXEC).fileSlot(FileSlot.of(0)));
    }

    private static void assertWorks(TestRing ring, Fd readEnd, Fd writeEnd) throws IOException {
        assertEquals(2, ring.succeed(Write.of(writeEnd, ring.bytes((byte) 'o', (byte) 'k'))));
        MemorySegment in = ring.arena().allocate(4);
        assertEquals(2, ring.succeed(Read.of(readEnd, in)));
        assertEquals("ok", in.getString(0));
    }
}
