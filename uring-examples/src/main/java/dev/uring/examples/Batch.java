package dev.uring.examples;

import dev.uring.Fd;
import dev.uring.IoUring;
import dev.uring.kernel.Errno;
import dev.uring.op.file.Close;
import dev.uring.op.file.Read;
import dev.uring.op.path.NativePath;
import dev.uring.op.path.Openat;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Says how many of the first 4096 bytes each of some files has. Two system calls do it for all: one opens them, and one reads
 * and closes them.
 */
public final class Batch {
    private static final int BUFFER = 4096;

    private Batch() {}

    /** Takes the paths, at most 64. */
    public static void main(String[] paths) throws IOException {
        // Each file needs two entries at once, a read and a close.
        try (IoUring ring = IoUring.open(2 * 64);
                Arena arena = ring.newArena()) {
            for (int i = 0; i < paths.length; i++) {
                // Completions come in any order. The user data tells whose each is.
                ring.submission().push(Openat.of(NativePath.of(paths[i], arena)).userData(i));
            }
            int[] opened = results(ring, paths.length, paths.length);

            MemorySegment buffers = arena.allocate((long) paths.length * BUFFER);
            int pushed = 0;
            for (int i = 0; i < paths.length; i++) {
                if (opened[i] >= 0) {
                    Fd file = Fd.of(opened[i]);
                    MemorySegment buffer = buffers.asSlice((long) i * BUFFER, BUFFER);
                    // The link makes the close wait for the read; a hard one also when the read fails or is short.
                    ring.submission().push(Read.of(file, buffer).userData(i).hardlink());
                    // A close that succeeds tells nothing new, so it makes no completion.
                    ring.submission().push(Close.of(file).userData(i).skipSuccess());
                    pushed++;
                }
            }
            int[] read = results(ring, pushed, paths.length);
            for (int i = 0; i < paths.length; i++) {
                System.out.println(paths[i] + ": " + (opened[i] < 0 ? text(opened[i]) : text(read[i])));
            }
        }
    }

    /** Submits what was pushed, waits for so many completions, and puts each result where its user data says. */
    private static int[] results(IoUring ring, int completions, int files) throws IOException {
        int[] results = new int[files];
        ring.submitAndWait(completions);
        ring.completion().forEach((data, result, flags) -> results[(int) data] = result);
        return results;
    }

    private static String text(int result) {
        return result < 0 ? Errno.name(-result) : result + " bytes";
    }
}
