package dev.uring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.op.net.AcceptMultishot;
import dev.uring.op.net.AddressFamily;
import dev.uring.op.net.Socket;
import dev.uring.op.net.SocketType;
import dev.uring.op.path.NativePath;
import dev.uring.op.path.OpenFlags;
import dev.uring.op.path.Openat;
import dev.uring.op.ring.Nop;
import dev.uring.testing.Libc;
import dev.uring.testing.RingFactory;
import dev.uring.testing.RingTest;
import dev.uring.testing.Sockets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Closing closes the descriptors of completions that nobody read, and no others. */
class CloseDescriptorsTest {
    private static final Duration LONG = Duration.ofSeconds(5);

    @RingTest
    void thatWereOpened(RingFactory rings) throws IOException {
        Set<String> before = descriptors();
        IoUring ring = rings.open(8);
        Openat open =
                Openat.of(NativePath.of(Path.of("/dev/null"), rings.memory())).flags(OpenFlags.O_CLOEXEC);
        ring.submission().push(open);
        ring.submission().push(open.build());
        ring.submission()
                .push(Socket.of(AddressFamily.AF_INET, SocketType.SOCK_STREAM).userData(7));
        ring.submitAndWait(3);
        CloseReport report = ring.close(LONG);
        assertEquals(3, report.closedDescriptors());
        assertEquals(List.of(), report.possibleDescriptors());
        assertEquals(before, descriptors());
    }

    /** What was read is the reader's, also when a later operation has the same user data. */
    @RingTest
    void thatNobodyRead(RingFactory rings) throws IOException {
        IoUring ring = rings.open(8);
        Openat open =
                Openat.of(NativePath.of(Path.of("/dev/null"), rings.memory())).userData(1);
        ring.submission().push(open);
        ring.submitAndWait(1);
        int read = ring.completion().poll().result();
        ring.submission().push(open);
        ring.submitAndWait(1);
        assertEquals(1, ring.close(LONG).closedDescriptors());
        assertTrue(Libc.isOpen(read));
        Libc.close(read);
    }

    /** A number that another operation returns is no descriptor. */
    @Test
    void andNoOthers() throws IOException {
        int[] mine = Libc.pipe();
        for (boolean first : new boolean[] {false, true}) {
            try (IoUring ring = IoUring.open(8);
                    var arena = ring.newArena()) {
                Openat open =
                        Openat.of(NativePath.of(Path.of("/dev/null"), arena)).userData(1);
                Nop number = Nop.of().result(mine[0]).userData(1);
                ring.submission().push(first ? number : open);
                ring.submit();
                ring.submission().push(first ? open : number);
                ring.submitAndWait(2);
                CloseReport report = ring.close(LONG);
                assertEquals(0, report.closedDescriptors());
                assertEquals(2, report.possibleDescriptors().size());
                report.possibleDescriptors().stream()
                        .mapToInt(Cqe::result)
                        .filter(result -> result != mine[0])
                        .forEach(Libc::close);
            }
            assertTrue(Libc.isOpen(mine[0]));
        }
        Libc.close(mine);
    }

    /** An entry whose bytes were changed by hand is another operation. */
    @Test
    void andNotThoseOfAnEntryThatWasChanged() throws IOException {
        int[] mine = Libc.pipe();
        try (IoUring ring = IoUring.open(8);
                var arena = ring.newArena()) {
            Sqe entry = Openat.of(NativePath.of(Path.of("/dev/null"), arena)).build();
            entry.segment().copyFrom(Nop.of().result(mine[0]).build().segment());
            ring.submission().push(entry);
            ring.submitAndWait(1);
            assertEquals(0, ring.close(LONG).closedDescriptors());
        }
        assertTrue(Libc.isOpen(mine[0]));
        Libc.close(mine);
    }

    /** An operation that was taken back is not there, and its place is another's. */
    @Test
    void andNotThoseOfWhatWasTakenBack() throws IOException {
        int[] mine = Libc.pipe();
        try (IoUring ring = IoUring.open(8);
                var arena = ring.newArena()) {
            ring.submission().push(Openat.of(NativePath.of(Path.of("/dev/null"), arena)));
            ring.submission().discard();
            ring.submission().push(Nop.of().result(mine[0]));
            ring.submitAndWait(1);
            assertEquals(0, ring.close(LONG).closedDescriptors());
        }
        assertTrue(Libc.isOpen(mine[0]));
        Libc.close(mine);
    }

    @RingTest
    void thatAMultishotAcceptBrought(RingFactory rings) throws IOException {
        try (Sockets sockets = new Sockets()) {
            int listener = sockets.listener();
            IoUring ring = rings.open(8);
            ring.submission().push(AcceptMultishot.of(Fd.of(listener)).userData(3));
            ring.submit();
            sockets.client(listener);
            sockets.client(listener);
            Set<String> before = descriptors();
            ring.submitAndWait(2);
            assertEquals(2, ring.close(LONG).closedDescriptors());
            assertTrue(before.containsAll(descriptors()), "no descriptor is left that was not there");
        }
    }

    private static Set<String> descriptors() throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            Set<String> names = new TreeSet<>();
            open.forEach(path -> names.add(path.getFileName().toString()));
            return names;
        }
    }
}
