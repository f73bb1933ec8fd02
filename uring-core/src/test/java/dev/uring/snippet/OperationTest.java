package dev.uring.snippet;

import static dev.uring.op.path.OpenFlags.O_CREAT;
import static dev.uring.op.path.OpenFlags.O_RDWR;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.Cqe;
import dev.uring.Fd;
import dev.uring.FileSlot;
import dev.uring.IoUring;
import dev.uring.Sqe;
import dev.uring.op.file.Fsync;
import dev.uring.op.file.Write;
import dev.uring.op.path.NativePath;
import dev.uring.op.path.Openat;
import dev.uring.op.ring.Nop;
import dev.uring.register.RegisteredFiles;
import dev.uring.struct.IoUringSqe;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/** Operations, entries and descriptors. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class OperationTest {
    @TempDir
    Path folder;

    @Test
    void operation() throws Exception {
        Path log = folder.resolve("log");
        try (Arena arena = Arena.ofConfined();
                IoUring ring = IoUring.open(4)) {
            Fd file = open(ring, NativePath.of(log, arena));
            MemorySegment record = arena.allocateFrom("record");
            // @start region="operation"
            Write write = Write.of(file, record).userData(1).link(); // the next starts after it succeeded
            ring.submission().push(write);
            ring.submission().push(Fsync.of(file).userData(2));
            ring.submitAndWait(2);
            write.offset(record.byteSize()).clearModifiers(); // to be pushed again, changed
            // @end
            assertEquals(record.byteSize(), ring.completion().poll().result());
            assertEquals(new Cqe(2, 0, 0, 0, 0), ring.completion().poll());
            ring.submission().push(write);
            ring.submitAndWait(1);
        }
        assertEquals("record\0record\0", Files.readString(log));
    }

    @Test
    void entry() throws Exception {
        try (IoUring ring = IoUring.open(4)) {
            // @start region="sqe"
            Sqe entry = Nop.of().userData(7).build();
            ring.submission().push(entry);
            ring.submission().push(entry.userData(8)); // the first copy keeps 7

            Sqe raw = Sqe.raw(); // filled by hand, for what no operation declares
            IoUringSqe.opcode(raw.segment(), (byte) Nop.CODE);
            ring.submission().push(raw.userData(9));
            ring.submitAndWait(3);
            // @end
            long[] seen = new long[3];
            for (int i = 0; i < seen.length; i++) {
                Cqe cqe = ring.completion().poll();
                assertEquals(0, cqe.result());
                seen[i] = cqe.userData();
            }
            assertArrayEquals(new long[] {7, 8, 9}, seen);
        }
    }

    @Test
    void descriptor() throws Exception {
        // @start region="fd"
        Fd ordinary = Fd.of(3); // as of open(2)
        Fd registered = Fd.fixed(3); // slot 3 of the ring's file table
        Fd folder = Fd.CWD; // where relative paths start
        // @end
        assertEquals("3 fixed(3) AT_FDCWD", ordinary + " " + registered + " " + folder);
    }

    @Test
    void slot() throws Exception {
        try (Arena arena = Arena.ofConfined();
                IoUring ring = IoUring.open(4)) {
            MemorySegment path = NativePath.of(folder.resolve("file"), arena);
            RegisteredFiles.sparse(ring, 8);
            // @start region="slot"
            // Opens into slot 5 and writes there, in one submission: no descriptor in between.
            ring.submission()
                    .push(Openat.of(path)
                            .flags(O_RDWR | O_CREAT)
                            .mode(0600)
                            .fileSlot(FileSlot.of(5))
                            .link());
            ring.submission().push(Write.of(Fd.fixed(5), arena.allocateFrom("x")));
            ring.submitAndWait(2);
            // @end
            assertEquals(0, ring.completion().poll().result());
            assertEquals(2, ring.completion().poll().result());
        }
        assertTrue(Files.exists(folder.resolve("file")));
    }

    private static Fd open(IoUring ring, MemorySegment path) throws Exception {
        ring.submission().push(Openat.of(path).flags(O_RDWR | O_CREAT).mode(0600));
        ring.submitAndWait(1);
        return Fd.of(ring.completion().poll().result());
    }
}
