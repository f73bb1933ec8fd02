package dev.uring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.uring.kernel.RegisterOp;
import dev.uring.kernel.SetupFlags;
import dev.uring.op.ring.Nop;
import dev.uring.register.BufferRing;
import dev.uring.register.BusyPolling;
import dev.uring.register.CompletionSignal;
import dev.uring.register.NapiTracking;
import dev.uring.register.Personality;
import dev.uring.register.RegisteredBuffers;
import dev.uring.register.RegisteredFile;
import dev.uring.register.RegisteredFiles;
import dev.uring.register.RequestFilter;
import dev.uring.register.Restrictions;
import dev.uring.register.RingMessenger;
import dev.uring.register.SyncCancel;
import dev.uring.register.WorkerAffinity;
import dev.uring.register.WorkerLimits;
import dev.uring.testing.DelegatingBackend;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.SegmentAllocator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Memory for calls is allocated once, however often they are made, on a ring that stays open. */
class ArgumentMemoryTest {
    private static final int FIRST = 10;
    private static final int MANY = 1_000;

    /** A call, in a turn that is different from the one before. */
    private interface Call {
        void on(IoUring ring, int turn) throws IOException;
    }

    static Stream<Arguments> calls() {
        return Stream.of(
                row("submitAndWait", (ring, turn) -> {
                    ring.submission().push(Nop.of());
                    ring.submitAndWait(1);
                    ring.completion().poll();
                }),
                row("execute", (ring, turn) -> ring.execute(Nop.of())),
                row("submitAndWait(Duration)", (ring, turn) -> ring.submitter().submitAndWait(1, Duration.ZERO)),
                row(
                        "submitAndWait(options)",
                        (ring, turn) -> ring.submitter()
                                .submitAndWait(
                                        1, new WaitOptions().timeoutNanos(turn).signalMask(turn))),
                row(
                        "submitAndWait(slot)",
                        (ring, turn) -> ring.submitter()
                                .submitAndWait(1, ring.waitRegion().slot(0).set(new WaitOptions().timeoutNanos(turn)))),
                row("getEvents", (ring, turn) -> ring.submitter().getEvents()),
                row("enter", (ring, turn) -> ring.submitter().enter(0, 0, 0)),
                row("submitUntilTaken", (ring, turn) -> ring.submitter().submitUntilTaken()),
                row("waker", (ring, turn) -> ring.submitter().waker()),
                row("clock", (ring, turn) -> ring.submitter().clock(WaitClock.values()[turn % 2])),
                row("resize", (ring, turn) -> ring.resize(4 + turn % 2 * 4, 16)),
                row("newArena", (ring, turn) -> {
                    try (Arena arena = ring.newArena()) {
                        arena.allocate(64);
                    }
                }),
                row(
                        "Registrar.call",
                        (ring, turn) -> ring.registrar()
                                .call(
                                        RegisterOp.IORING_REGISTER_PROBE,
                                        ring.registrar().argument(2064),
                                        256)),
                row("Registrar.nested", (ring, turn) -> ring.registrar().nested(8 + turn % 2 * 64)),
                row("SyncCancel", (ring, turn) -> new SyncCancel().all().run(ring)),
                row("WorkerLimits", (ring, turn) -> WorkerLimits.of(ring)),
                row("WorkerAffinity", (ring, turn) -> {
                    WorkerAffinity.set(ring, BitSet.valueOf(new long[] {1}));
                    WorkerAffinity.clear(ring);
                }),
                row("BusyPolling", (ring, turn) -> {
                    new BusyPolling(1, false, NapiTracking.IO_URING_NAPI_TRACKING_DYNAMIC).register(ring);
                    BusyPolling.unregister(ring);
                }),
                row("Personality", (ring, turn) -> Personality.register(ring).close()),
                row(
                        "CompletionSignal",
                        (ring, turn) -> CompletionSignal.open(ring).close()),
                row("RegisteredFiles", (ring, turn) -> {
                    try (RegisteredFiles files = RegisteredFiles.sparse(ring, 4)) {
                        RegisteredFile file = files.register(0, turn % 2);
                        file.replace(1);
                        file.close();
                        files.update(0, new int[] {0, 1}, new long[] {0, 0});
                    }
                }),
                row("RegisteredBuffers", (ring, turn) -> {
                    try (RegisteredBuffers buffers = RegisteredBuffers.sparse(ring, 2);
                            Arena arena = Arena.ofConfined()) {
                        buffers.register(arena.allocate(64), turn % 2);
                        buffers.replace(0, arena.allocate(64), 0);
                        buffers.remove(0);
                    }
                    RegisteredBuffers.allocate(ring, 1, 64).close();
                }),
                row("BufferRing", (ring, turn) -> {
                    try (BufferRing buffers = BufferRing.register(ring, 1, 2, 64)) {
                        buffers.unpicked();
                    }
                }),
                row(
                        "BufferRing of the kernel's",
                        (ring, turn) -> BufferRing.builder(ring, 1, 2, 64)
                                .kernelAllocated()
                                .register()
                                .close()),
                row("Restrictions", (ring, turn) -> new Restrictions().register(ring)),
                row("RequestFilter", (ring, turn) -> {
                    try (Arena arena = Arena.ofConfined()) {
                        RequestFilter.set(ring, 0, arena.allocate(8 + turn % 2 * 8), 0, 0);
                    }
                }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("calls")
    void isTheSameAfterManyCalls(String name, Call call) throws IOException {
        Counting kernel = new Counting();
        // Where the kernel has no such rings, the library picks what it has.
        try (IoUring ring = IoUring.builder(8)
                .flags(SetupFlags.IORING_SETUP_SINGLE_ISSUER | SetupFlags.IORING_SETUP_DEFER_TASKRUN)
                .waitRegion(1)
                .backend(() -> kernel)
                .open()) {
            for (int turn = 0; turn < FIRST; turn++) {
                call(ring, call, turn);
            }
            List<Long> before = kernel.state();
            for (int turn = 0; turn < MANY; turn++) {
                call(ring, call, turn);
            }
            assertEquals(before, kernel.state(), "argument bytes and open arenas");
        }
    }

    @Test
    void messengersTakeNoMore() throws IOException {
        Counting kernel = new Counting();
        try (IoUring ring = IoUring.open(8);
                RingMessenger messenger = new RingMessenger(() -> kernel)) {
            List<Long> before = kernel.state();
            Fd target = Fd.of(ring.fd());
            for (int i = 0; i < MANY; i++) {
                try {
                    messenger.send(target, i, 0);
                } catch (UringException e) {
                    // The kernel is too old, or the queue is full: either way the call was made.
                }
            }
            assertEquals(before, kernel.state());
        }
    }

    /** Kernels that lack a call refuse it, which must cost no memory either. */
    private static void call(IoUring ring, Call call, int turn) throws IOException {
        try {
            call.on(ring, turn);
        } catch (UringException e) {
            // Nothing to see: the next turn tries again.
        } finally {
            ring.completion().forEach((userData, result, flags) -> {});
        }
    }

    private static Arguments row(String name, Call call) {
        return Arguments.of(name, call);
    }

    private static final class Counting extends DelegatingBackend {
        private final List<Arena> arenas = new ArrayList<>();
        private long bytes;

        List<Long> state() {
            arenas.removeIf(arena -> !arena.scope().isAlive());
            return List.of(bytes, (long) arenas.size());
        }

        @Override
        public SegmentAllocator argumentMemory() {
            SegmentAllocator memory = super.argumentMemory();
            return (size, alignment) -> {
                bytes += size;
                return memory.allocate(size, alignment);
            };
        }

        @Override
        public Arena newKernelArena() {
            Arena arena = super.newKernelArena();
            arenas.add(arena);
            return arena;
        }
    }
}
