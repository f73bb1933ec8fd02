package dev.uring.examples;

import dev.uring.Fd;
import dev.uring.IoUring;
import dev.uring.kernel.Errno;
import dev.uring.op.file.Close;
import dev.uring.op.net.AddressFamily;
import dev.uring.op.net.Recv;
import dev.uring.op.net.Socket;
import dev.uring.op.net.SocketType;
import dev.uring.op.ring.Nop;
import dev.uring.op.time.LinkTimeout;
import dev.uring.op.time.Timeout;
import dev.uring.op.time.Timespecs;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;

/** A timer, an operation that starts when the one before it is done, and a limit of time on an operation. */
public final class TimersAndLinks {
    private static final String[] NAMES = {"socket", "timer", "after the timer", "receive", "its limit", "close"};

    private TimersAndLinks() {}

    /** Takes nothing. */
    public static void main(String[] arguments) throws IOException {
        try (IoUring ring = IoUring.open(4);
                Arena arena = ring.newArena()) {
            MemorySegment moment = Timespecs.of(Duration.ofMillis(20), arena);
            int[] results = new int[NAMES.length];

            // Nobody sends anything to this socket.
            ring.submission().push(Socket.of(AddressFamily.AF_INET, SocketType.SOCK_DGRAM));
            await(ring, 1, results);
            Fd socket = Fd.of(results[0]);

            // A timer that runs out is ETIME, which a plain link takes for a failure. A hard link goes on.
            ring.submission().push(Timeout.of(moment).userData(1).hardlink());
            ring.submission().push(Nop.of().userData(2));
            await(ring, 2, results);

            // The limit belongs to the operation that it is linked to, and cancels that.
            MemorySegment buffer = arena.allocate(64);
            ring.submission().push(Recv.of(socket, buffer).userData(3).link());
            ring.submission().push(LinkTimeout.of(moment).userData(4));
            await(ring, 2, results);

            ring.submission().push(Close.of(socket).userData(5));
            await(ring, 1, results);
        }
    }

    /** Prints completions in the order in which they come. */
    private static void await(IoUring ring, int completions, int[] results) throws IOException {
        ring.submitAndWait(completions);
        ring.completion().forEach((userData, result, flags) -> {
            results[(int) userData] = result;
            System.out.println(NAMES[(int) userData] + ": " + (result < 0 ? Errno.name(-result) : "done"));
        });
    }
}
