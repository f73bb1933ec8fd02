package dev.uring.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.uring.Fd;
import dev.uring.IoUring;
import dev.uring.op.file.Read;
import dev.uring.op.file.Write;
import dev.uring.testing.Libc;
import dev.uring.testing.RingFactory;
import dev.uring.testing.RingTest;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** The offset -1, which uses and moves the position of the file. */
class FilePositionTest {
    private static final int O_RDWR = 2;

    @TempDir
    private Path folder;

    @RingTest
    void readsOneAfterTheOtherInlineAsyncAndLinked(RingFactory rings) throws IOException {
        int file = Libc.open(Files.writeString(folder.resolve("letters"), "abcdefghi"), O_RDWR);
        IoUring ring = rings.open(8);
        try {
            MemorySegment buffer = rings.memory().allocate(9);
            for (int i = 0; i < 2; i++) {
                Read one = read(file, buffer.asSlice(i, 1));
                Batch.submit(ring, i == 0 ? one : one.async()).await(1);
                assertEquals(i + 1, Libc.position(file));
            }
            Batch.submit(
                            ring,
                            read(file, buffer.asSlice(2, 3)).link(),
                            read(file, buffer.asSlice(5, 2)).link(),
                            read(file, buffer.asSlice(7, 2)))
                    .await(3);
            assertEquals("abcdefghi", new String(buffer.toArray(ValueLayout.JAVA_BYTE)));
            assertEquals(9, Libc.position(file));
            assertEquals(
                    Map.of(0L, 0),
                    Batch.submit(ring, read(file, buffer)).await(1).results(),
                    "the end");
        } finally {
            ring.close();
            Libc.close(file);
        }
    }

    @RingTest
    void writesInAChainAndLeavesThePositionAloneWithAnOffset(RingFactory rings) throws IOException {
        Path path = Files.createFile(folder.resolve("written"));
        int file = Libc.open(path, O_RDWR);
        IoUring ring = rings.open(8);
        try {
            Batch.submit(
                            ring,
                            write(rings, file, "one ").offset(-1).link(),
                            write(rings, file, "two ").offset(-1).link(),
                            write(rings, file, "ONE").offset(0))
                    .await(3);
            assertEquals(8, Libc.position(file));
            assertEquals("ONE two ", Files.readString(path));
        } finally {
            ring.close();
            Libc.close(file);
        }
    }

    private static Read read(int file, MemorySegment buffer) {
        return Read.of(Fd.of(file), buffer).offset(-1);
    }

    private static Write write(RingFactory rings, int file, String text) {
        MemorySegment bytes = MemorySegment.ofArray(text.getBytes());
        return Write.of(Fd.of(file), rings.memory().allocate(bytes.byteSize()).copyFrom(bytes));
    }
}
