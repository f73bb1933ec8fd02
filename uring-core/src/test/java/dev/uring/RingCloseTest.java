package dev.uring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.backend.RingBackend;
import dev.uring.kernel.Errno;
import dev.uring.kernel.RegisterOp;
import dev.uring.op.buffer.ProvideBuffers;
import dev.uring.op.file.Read;
import dev.uring.op.file.Write;
import dev.uring.op.net.RecvMultishot;
import dev.uring.op.net.SendZc;
import dev.uring.op.poll.PollAdd;
import dev.uring.op.ring.Nop;
import dev.uring.op.time.LinkTimeout;
import dev.uring.op.time.Timeout;
import dev.uring.testing.DelegatingBackend;
import dev.uring.testing.Libc;
import dev.uring.testing.LoopbackPair;
import dev.uring.testing.Native;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** After closing, the kernel writes to nothing that operations were given, whatever was going on. */
class RingCloseTest {
    /**
     * The kernel ends closed rings in the background, one after the other. Whoever waits for that next would wait for thousands of them,
     * so this ring, to which others could send messages, waits for them here.
     */
    @AfterAll
    static void awaitTheKernel() throws IOException {
        IoUring ring = IoUring.open(4);
        ring.fd();
        assertTrue(ring.close(Duration.ofMinutes(2)).finished(), "the kernel has not ended the rings that were closed");
    }

    private static final int ROUNDS = 20;
    private static final int FILE_SIZE = 32 << 20;
    private static final int READS = 8;
    private static final byte UNTOUCHED = 0x5A;

    /** How a ring that is closed while at work finds out that the kernel is done. */
    enum Way {
        COUNTING,
        COUNTING_ON_AN_OLD_KERNEL,
        SIGNAL;

        IoUring open() throws IOException {
            IoUring ring = IoUring.builder(8).backend(this::backend).open();
            if (this == SIGNAL) {
                // Other rings can send completions from now on, so that counting them proves nothing.
                ring.fd();
            }
            return ring;
        }

        private RingBackend backend() {
            return new DelegatingBackend() {
                @Override
                public int register(int fd, int operation, MemorySegment argument, int count) {
                    boolean syncCancel = (operation & 0xFF) == RegisterOp.IORING_REGISTER_SYNC_CANCEL;
                    return syncCancel && Way.this == COUNTING_ON_AN_OLD_KERNEL
                            ? -Errno.EINVAL
                            : super.register(fd, operation, argument, count);
                }
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void leavesTheMemoryOfLargeReadsAlone(Way way, @TempDir Path folder) throws IOException {
        Path file = folder.resolve("large");
        Files.write(file, new byte[FILE_SIZE]);
        int descriptor = Libc.open(file, 0);
        int interrupted = 0;
        try (Arena arena = Arena.ofShared()) {
            MemorySegment memory = arena.allocate(FILE_SIZE, 4096);
            for (int round = 0; round < ROUNDS; round++) {
                IoUring ring = way.open();
                memory.fill(UNTOUCHED);
                int size = FILE_SIZE / READS;
                for (int i = 0; i < READS; i++) {
                    MemorySegment part = memory.asSlice((long) i * size, size);
                    ring.submission()
                            .push(Read.of(Fd.of(descriptor), part)
                                    .offset((long) i * size)
                                    .async());
                }
                ring.submit();
                assertEquals(READS, ring.inFlight());
                ring.close();
                interrupted += isAnyReadUnfinished(memory, size) ? 1 : 0;
                assertNothingWritesTo(memory, file);
            }
        }
        Libc.close(descriptor);
        System.out.println(way + ": closed in the middle of reading in " + interrupted + " of " + ROUNDS + " rounds");
    }

    @ParameterizedTest
    @EnumSource
    void leavesTheBuffersOfMultishotReceivesAlone(Way way) throws IOException {
        try (Arena arena = Arena.ofShared()) {
            MemorySegment buffers = arena.allocate(64 * 256);
            for (int round = 0; round < ROUNDS; round++) {
                int[] ends = Libc.socketPair();
                IoUring ring = way.open();
                ring.submission().push(ProvideBuffers.of(buffers, 256, 1));
                ring.submission().push(RecvMultishot.of(Fd.of(ends[0]), 1));
                ring.submitAndWait(1);
                Libc.write(ends[1], "before closing");
                ring.close();
                buffers.fill(UNTOUCHED);
                Libc.write(ends[1], "after closing");
                assertEquals(buffers.byteSize(), countUntouched(buffers), "round " + round);
                Libc.close(ends);
            }
        }
    }

    /** Cancelling looks at everything in flight, and a wait brings back only some of what was cancelled. */
    @Test
    void cancelsManyOperationsAFewTimes() throws IOException {
        int polls = 2048;
        int[] cancels = {0};
        int[] pipe = Libc.pipe();
        IoUring ring = IoUring.builder(polls)
                .backend(() -> new DelegatingBackend() {
                    @Override
                    public int register(int fd, int operation, MemorySegment argument, int count) {
                        boolean cancel = (operation & 0xFF) == RegisterOp.IORING_REGISTER_SYNC_CANCEL;
                        cancels[0] += cancel ? 1 : 0;
                        return super.register(fd, operation, argument, count);
                    }
                })
                .open();
        for (int i = 0; i < polls; i++) {
            ring.submission().push(PollAdd.of(Fd.of(pipe[0]), 1));
        }
        assertEquals(polls, ring.submit());
        ring.close();
        assertTrue(cancels[0] >= 1 && cancels[0] <= 10, "cancelled " + cancels[0] + " times");
        Libc.close(pipe);
    }

    @ParameterizedTest
    @EnumSource
    void endsTimeoutsPollsAndChainsThatWouldWaitForever(Way way) throws IOException {
        try (Arena arena = Arena.ofShared()) {
            MemorySegment hour = Native.timespec(arena, 3600, 0);
            MemorySegment buffer = arena.allocate(64);
            for (int round = 0; round < ROUNDS; round++) {
                int[] pipe = Libc.pipe();
                IoUring ring = way.open();
                SubmissionQueue queue = ring.submission();
                queue.push(Timeout.of(hour));
                queue.push(PollAdd.of(Fd.of(pipe[0]), 1));
                queue.push(Read.of(Fd.of(pipe[0]), buffer).link());
                queue.push(LinkTimeout.of(hour).link());
                queue.push(Nop.of());
                if (way != Way.COUNTING_ON_AN_OLD_KERNEL) {
                    // It would hold back the cancellation, too, which goes through the queue there.
                    queue.push(Nop.of().drain());
                }
                ring.submit();
                long start = System.nanoTime();
                ring.close();
                assertTrue(System.nanoTime() - start < 4_000_000_000L, "closing waited for the timeout");
                buffer.fill(UNTOUCHED);
                Libc.write(pipe[1], "after closing");
                assertEquals(buffer.byteSize(), countUntouched(buffer), "round " + round);
                Libc.close(pipe);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void waitsUntilZeroCopySendsReleaseTheirMemory(Way way) throws IOException {
        try (Arena arena = Arena.ofShared()) {
            MemorySegment data = arena.allocate(1 << 20);
            for (int round = 0; round < ROUNDS; round++) {
                try (LoopbackPair sockets = new LoopbackPair()) {
                    data.fill((byte) 1);
                    IoUring ring = way.open();
                    ring.submission().push(SendZc.of(sockets.client(), data));
                    ring.submission().push(SendZc.of(sockets.client(), data));
                    ring.submit();
                    CompletableFuture<Long> other = sockets.firstReceivedOtherThan((byte) 1);
                    ring.close();
                    data.fill((byte) 2);
                    sockets.closeClient();
                    assertEquals(-1, other.join(), "round " + round);
                }
            }
        }
    }

    @Test
    void endsOperationsThatSkipTheirCompletion() throws IOException {
        try (Arena arena = Arena.ofShared()) {
            MemorySegment buffer = arena.allocate(64);
            int[] pipe = Libc.pipe();
            IoUring ring = IoUring.open(8);
            ring.submission().push(Nop.of().skipSuccess());
            ring.submission().push(Read.of(Fd.of(pipe[0]), buffer).skipSuccess());
            ring.submit();
            assertEquals(2, ring.inFlight());
            ring.close();
            buffer.fill(UNTOUCHED);
            Libc.write(pipe[1], "after closing");
            assertEquals(buffer.byteSize(), countUntouched(buffer));
            Libc.close(pipe);
        }
    }

    @Test
    void mayBeDoneByAnotherThreadOnceTheOwnerEnded() throws Exception {
        try (Arena arena = Arena.ofShared()) {
            MemorySegment buffer = arena.allocate(64);
            int[] pipe = Libc.pipe();
            FutureTask<IoUring> owner = new FutureTask<>(() -> {
                IoUring ring = IoUring.builder(4).plain().registerRingFd(true).open();
                ring.submission().push(Read.of(Fd.of(pipe[0]), buffer));
                ring.submit();
                return ring;
            });
            // A ring of this thread, whose registered index is the same as the other thread's.
            try (IoUring mine = IoUring.open(2)) {
                Thread thread = new Thread(owner);
                thread.start();
                thread.join();
                owner.get().close();
                buffer.fill(UNTOUCHED);
                Libc.write(pipe[1], "after closing");
                assertEquals(buffer.byteSize(), countUntouched(buffer));
                mine.submission().push(Nop.of());
                assertEquals(1, mine.submitAndWait(1));
            }
            Libc.close(pipe);
        }
    }

    @Test
    void dropsWhatWasNotSubmitted() throws IOException {
        try (Arena arena = Arena.ofShared()) {
            int[] pipe = Libc.pipe();
            IoUring ring = IoUring.open(8);
            ring.submission().push(Write.of(Fd.of(pipe[1]), arena.allocateFrom("never")));
            ring.submission().sync();
            ring.close();
            Libc.write(pipe[1], "only this");
            assertEquals("only this", Libc.read(pipe[0], 64));
            Libc.close(pipe);
        }
    }

    @Test
    void leaksNoDescriptorsAndNoMappingsInTenThousandTurns() throws IOException {
        IoUring.open(8).close();
        long descriptors = count("/proc/self/fd");
        long mappings = ringMappings();
        for (int i = 0; i < 10_000; i++) {
            IoUring ring = IoUring.open(4);
            if (i % 100 == 0) {
                ring.submission().push(Nop.of());
                ring.submit();
            }
            ring.close();
        }
        assertEquals(descriptors, count("/proc/self/fd"));
        assertEquals(mappings, ringMappings());
    }

    private static long count(String folder) throws IOException {
        try (Stream<Path> entries = Files.list(Path.of(folder))) {
            return entries.count();
        }
    }

    private static long ringMappings() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/maps"))) {
            return lines.filter(line -> line.contains("io_uring")).count();
        }
    }

    /** What such a call took is in flight all the same, and only the ring tells. */
    @Test
    void endsWhatWasTakenByACallThatThrew() throws IOException {
        int[] cancellations = {0};
        RingBackend failing = new DelegatingBackend() {
            private boolean failed;

            @Override
            public int enter(int fd, int toSubmit, int minComplete, int flags, long argument, long argumentSize) {
                int taken = super.enter(fd, toSubmit, minComplete, flags, argument, argumentSize);
                if (failed) {
                    return taken;
                }
                failed = true;
                throw new IllegalStateException("after " + taken + " entries were taken");
            }

            @Override
            public int register(int fd, int operation, MemorySegment argument, int count) {
                if ((operation & 0xFF) == RegisterOp.IORING_REGISTER_SYNC_CANCEL) {
                    cancellations[0]++;
                }
                return super.register(fd, operation, argument, count);
            }
        };
        int[] pipe = Libc.pipe();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = arena.allocate(8).fill(UNTOUCHED);
            IoUring ring = IoUring.builder(4).backend(() -> failing).open();
            ring.submission().push(Read.of(Fd.of(pipe[0]), memory));
            assertThrows(IllegalStateException.class, ring::submit);
            ring.close();
            assertTrue(cancellations[0] > 0, "closing has cancelled the read");
            Libc.write(pipe[1], "late");
            assertEquals(memory.byteSize(), countUntouched(memory));
        } finally {
            Libc.close(pipe);
        }
    }

    @Test
    void countsWhatWasTakenByACallThatThrew() throws IOException {
        RingBackend failing = new DelegatingBackend() {
            @Override
            public int enter(int fd, int toSubmit, int minComplete, int flags, long argument, long argumentSize) {
                int taken = super.enter(fd, toSubmit, minComplete, flags, argument, argumentSize);
                if (toSubmit == 2) {
                    throw new IllegalStateException("after " + taken + " entries were taken");
                }
                return taken;
            }
        };
        try (IoUring ring = IoUring.builder(4).backend(() -> failing).open()) {
            ring.submission().pushAll(Nop.of(), Nop.of());
            assertThrows(IllegalStateException.class, ring::submit);
            assertEquals(2, ring.inFlight());
            assertEquals(0, ring.submission().pending());
            ring.submission().push(Nop.of());
            assertEquals(1, ring.submitAndWait(3));
            assertEquals(3, ring.completion().ready());
        }
    }

    /** Gives late writes all the time they would need: as much as reading the file again takes. */
    private static void assertNothingWritesTo(MemorySegment memory, Path file) throws IOException {
        memory.fill(UNTOUCHED);
        try (Arena arena = Arena.ofConfined();
                FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            MemorySegment other = arena.allocate(FILE_SIZE);
            assertEquals(FILE_SIZE, channel.read(other.asByteBuffer()));
        }
        assertEquals(FILE_SIZE, countUntouched(memory), "bytes that nobody wrote to after closing");
    }

    private static boolean isAnyReadUnfinished(MemorySegment memory, int size) {
        for (long end = size; end <= memory.byteSize(); end += size) {
            if (memory.get(ValueLayout.JAVA_BYTE, end - 1) == UNTOUCHED) {
                return true;
            }
        }
        return false;
    }

    /** How many bytes at the start are untouched; all, when nothing was written. */
    private static long countUntouched(MemorySegment memory) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment pattern = arena.allocate(memory.byteSize()).fill(UNTOUCHED);
            long mismatch = memory.mismatch(pattern);
            return mismatch == -1 ? memory.byteSize() : mismatch;
        }
    }
}
