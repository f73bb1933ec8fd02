package dev.uring.scenario;

import dev.uring.IoUring;
import dev.uring.UringException;
import dev.uring.op.ring.Nop;
import dev.uring.testing.ChildJvm;
import dev.uring.testing.ChildJvm.Outcome;
import java.io.IOException;
import java.util.List;

/** A virtual machine of its own, in which the kernel refuses some system calls, and which prints what became of a ring. */
final class RefusedProcess {
    /** The exit code when this machine does not let a process filter its calls. */
    static final int NO_FILTER = 77;

    private static final int IO_URING_SETUP = 425;
    private static final int IO_URING_ENTER = 426;
    private static final int IO_URING_REGISTER = 427;

    /** What to refuse. */
    enum Calls {
        ALL(IO_URING_SETUP, IO_URING_REGISTER),
        ENTER(IO_URING_ENTER, IO_URING_ENTER),
        REGISTER(IO_URING_REGISTER, IO_URING_REGISTER);

        private final int first;
        private final int last;

        Calls(int first, int last) {
            this.first = first;
            this.last = last;
        }
    }

    private RefusedProcess() {}

    /** In the process: refuses calls, then uses a ring. Lines: call, errno, its name, advice, entries still queued. */
    public static void main(String[] arguments) throws IOException {
        Calls calls = Calls.valueOf(arguments[0]);
        try {
            RefusingFilter.install(calls.first, calls.last, Integer.parseInt(arguments[1]));
        } catch (UnsupportedOperationException e) {
            System.out.println(e.getMessage());
            System.exit(NO_FILTER);
        }
        int queued = 0;
        try (IoUring ring = IoUring.open(4)) {
            ring.submission().push(Nop.of().userData(1));
            try {
                ring.submitAndWait(1);
                System.out.println("completed " + ring.completion().poll().userData());
            } finally {
                queued = ring.submission().pending();
            }
        } catch (UringException e) {
            System.out.println(e.call());
            System.out.println(e.errno());
            System.out.println(e.errnoName());
            System.out.println(e.advice());
            System.out.println(queued);
        }
    }

    /** Starts the process and waits for its end. */
    static Outcome run(Calls calls, int errno) throws IOException, InterruptedException {
        return ChildJvm.run(List.of(), List.of(), RefusedProcess.class, calls.name(), Integer.toString(errno));
    }
}
