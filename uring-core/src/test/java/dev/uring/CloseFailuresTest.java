package dev.uring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.internal.call.Registrations;
import dev.uring.kernel.Errno;
import dev.uring.kernel.RegisterOp;
import dev.uring.op.file.Read;
import dev.uring.op.net.RecvProvided;
import dev.uring.op.ring.Nop;
import dev.uring.register.BufferRing;
import dev.uring.register.Restrictions;
import dev.uring.testing.DelegatingBackend;
import dev.uring.testing.Libc;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

/** Whatever fails while a ring is closed: memory that the kernel may use is kept, the rest is done, and the caller is told. */
class CloseFailuresTest {
    private static final Duration LONG = Duration.ofSeconds(5);

    @Test
    void keepsTheMemoryOfARingWithoutProofThatTheKernelLeftIt() throws Exception {
        IoUring ring = IoUring.builder(8).noMmap().backend(WithoutPipes::new).open();
        List<String> freed = new ArrayList<>();
        Registrations.of(ring).afterClose(() -> freed.add("memory"));
        UnfinishedOperationsException told = assertThrows(UnfinishedOperationsException.class, ring::close);
        assertFalse(told.report().finished());
        assertEquals(List.of(), freed);
    }

    @Test
    void keepsTheMemoryOfARingWhoseRestrictionsForbidTheProof() throws Exception {
        IoUring ring = IoUring.builder(8).noMmap().disabled().open();
        new Restrictions().allow(Nop.CODE).register(ring);
        ring.enable();
        assertThrows(UnfinishedOperationsException.class, ring::close);
    }

    @Test
    void hasThePipeThatClosingNeedsFromTheStart() throws Exception {
        PipesOnlyAtFirst backend = new PipesOnlyAtFirst();
        IoUring ring = IoUring.builder(8).noMmap().backend(() -> backend).open();
        backend.exhausted = true;
        assertTrue(ring.close(LONG).isClean());
    }

    @Test
    void unmapsBuffersInTheKernelsMemoryBeforeItWaits() throws Exception {
        IoUring ring = IoUring.builder(8).noMmap().open();
        BufferRing.builder(ring, 1, 8, 64).kernelAllocated().register();
        CloseReport report = ring.close(LONG);
        assertTrue(report.isClean(), report.toString());
    }

    @Test
    void runsEachActionAfterAnotherFailed() throws Exception {
        List<String> done = new ArrayList<>();
        IoUring ring = IoUring.open(8);
        Registrations.of(ring).whenClosing(() -> {
            throw new IllegalStateException("closing");
        });
        Registrations.of(ring).whenClosing(() -> done.add("closing"));
        Registrations.of(ring).afterClose(() -> {
            throw new IllegalStateException("after");
        });
        Registrations.of(ring).afterClose(() -> done.add("after"));
        IllegalStateException failed = assertThrows(IllegalStateException.class, ring::close);
        assertEquals(List.of("closing", "after"), done);
        assertEquals(2, failed.getSuppressed().length);
    }

    @Test
    void closesARingWhoseOwnerEndedWithALentBuffer() throws Exception {
        int[] sockets = Libc.socketPair();
        IoUring ring = inAnotherThread(() -> {
            IoUring opened = IoUring.builder(8).plain().open();
            BufferRing buffers = BufferRing.register(opened, 1, 8, 64);
            Libc.write(sockets[1], "a");
            opened.submission().push(RecvProvided.of(Fd.of(sockets[0]), 1));
            opened.submitAndWait(1);
            Cqe received = opened.completion().poll();
            buffers.lend(received.result(), received.flags());
            return opened;
        });
        CloseReport report = ring.close(LONG);
        assertTrue(report.isClean(), report.toString());
        Libc.close(sockets);
    }

    @Test
    void isClosedOnceByTwoThreads() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < 200; round++) {
                IoUring ring = inAnotherThread(() -> IoUring.builder(8).plain().open());
                CyclicBarrier start = new CyclicBarrier(2);
                Callable<CloseReport> closing = () -> {
                    start.await();
                    return ring.close(LONG);
                };
                Future<CloseReport> first = threads.submit(closing);
                Future<CloseReport> second = threads.submit(closing);
                assertEquals(first.get(), second.get());
            }
        }
    }

    @Test
    void tellsWhenTheBackendFails() throws Exception {
        for (boolean register : new boolean[] {false, true}) {
            int[] pipe = Libc.pipe();
            Failing backend = new Failing(register);
            IoUring ring = IoUring.builder(8)
                    .plain()
                    .closeTimeout(Duration.ofMillis(50))
                    .backend(() -> backend)
                    .open();
            Arena arena = ring.newArena();
            ring.submission().push(Read.of(Fd.of(pipe[0]), arena.allocate(64)));
            ring.submit();
            backend.failing = true;
            UnfinishedOperationsException told = assertThrows(UnfinishedOperationsException.class, ring::close);
            assertEquals("the crossing failed", told.getSuppressed()[0].getMessage());
            // Its memory is kept, which no call can show; that closing it is allowed can be.
            arena.close();
            Libc.close(pipe);
        }
    }

    /** The pipe tells more than the calls that failed. */
    @Test
    void knowsTheEndAllTheSameWhereAPipeTells() throws Exception {
        int[] pipe = Libc.pipe();
        Failing backend = new Failing(false);
        IoUring ring = IoUring.builder(8).plain().backend(() -> backend).open();
        ring.fd();
        Arena arena = ring.newArena();
        ring.submission().push(Read.of(Fd.of(pipe[0]), arena.allocate(64)));
        ring.submit();
        backend.failing = true;
        CloseReport report = ring.close(LONG);
        assertTrue(report.finished());
        assertEquals(1, report.failures().size());
        Libc.close(pipe);
    }

    @Test
    void endsAccessToAnArenaAtOnceAndKeepsItsMemory() throws Exception {
        int[] pipe = Libc.pipe();
        try (IoUring ring = IoUring.open(8)) {
            Arena arena = ring.newArena();
            MemorySegment buffer = arena.allocate(64);
            ring.submission().push(Read.of(Fd.of(pipe[0]), buffer));
            ring.submit();
            arena.close();
            assertFalse(buffer.scope().isAlive());
            Libc.write(pipe[1], "abc");
            ring.submitAndWait(1);
            assertEquals(3, ring.completion().poll().result());
            assertNull(ring.completion().poll());
        }
        Libc.close(pipe);
    }

    private static IoUring inAnotherThread(Callable<IoUring> opening) throws Exception {
        FutureTask<IoUring> task = new FutureTask<>(opening);
        Thread owner = new Thread(task);
        owner.start();
        owner.join();
        return task.get();
    }

    private static final class WithoutPipes extends DelegatingBackend {
        @Override
        public long openPipe() {
            return -Errno.ENOSYS;
        }
    }

    /** As in a process that runs out of descriptors after the ring was opened. */
    private static final class PipesOnlyAtFirst extends DelegatingBackend {
        private boolean exhausted;

        @Override
        public long openPipe() {
            return exhausted ? -Errno.EMFILE : super.openPipe();
        }
    }

    /** As when an enclave's crossing fails. */
    private static final class Failing extends DelegatingBackend {
        private final boolean register;
        private boolean failing;

        Failing(boolean register) {
            this.register = register;
        }

        @Override
        public int register(int fd, int operation, MemorySegment argument, int count) {
            if (failing && register && (operation & 0xFF) == RegisterOp.IORING_REGISTER_SYNC_CANCEL) {
                throw new IllegalStateException("the crossing failed");
            }
            return super.register(fd, operation, argument, count);
        }

        @Override
        public int enter(int fd, int toSubmit, int minComplete, int flags, long argument, long size) {
            if (failing && !register) {
                throw new IllegalStateException("the crossing failed");
            }
            return super.enter(fd, toSubmit, minComplete, flags, argument, size);
        }
    }
}
