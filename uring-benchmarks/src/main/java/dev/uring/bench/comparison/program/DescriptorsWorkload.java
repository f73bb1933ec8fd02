package dev.uring.bench.comparison.program;

import dev.uring.Fd;
import dev.uring.SubmissionQueue;
import dev.uring.op.file.Close;
import dev.uring.op.file.Read;
import dev.uring.op.path.OpenFlags;
import dev.uring.op.path.Openat;
import dev.uring.register.RegisteredFiles;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** Small reads of a device that is open many times, each from the next descriptor. */
final class DescriptorsWorkload extends RingWorkload {
    private static final int BATCH = 32;
    private static final int SIZE = 8;

    private final Arena arena = Arena.ofConfined();
    private final MemorySegment buffer = arena.allocate(SIZE);
    private final Fd[] open;
    private final Fd[] files;
    private int next;

    /** Opens the device; {@code mode} is "plain" or "registered". */
    DescriptorsWorkload(int count, String mode) throws IOException {
        super(BATCH, Reading.FOR_EACH);
        open = new Fd[count];
        int[] descriptors = new int[count];
        MemorySegment path = arena.allocateFrom("/dev/zero");
        for (int i = 0; i < count; i++) {
            descriptors[i] = Targets.run(ring, Openat.of(path).flags(OpenFlags.O_RDONLY));
            open[i] = Fd.of(descriptors[i]);
        }
        files = mode.equals("registered") ? registered(descriptors) : open;
    }

    @Override
    void push(SubmissionQueue queue, int place) {
        queue.push(Read.of(files[next], buffer).userData(place));
        next = next + 1 == files.length ? 0 : next + 1;
    }

    @Override
    int expected(int place) {
        return SIZE;
    }

    @Override
    public void close() throws IOException {
        for (Fd fd : open) {
            Targets.run(ring, Close.of(fd));
        }
        super.close();
        arena.close();
    }

    private Fd[] registered(int[] descriptors) throws IOException {
        RegisteredFiles table = RegisteredFiles.of(ring, descriptors);
        Fd[] registered = new Fd[descriptors.length];
        for (int i = 0; i < registered.length; i++) {
            registered[i] = table.get(i).fd();
        }
        return registered;
    }
}
