package dev.uring;

import static dev.uring.kernel.SetupFlags.IORING_SETUP_NO_MMAP;
import static dev.uring.kernel.SetupFlags.IORING_SETUP_REGISTERED_FD_ONLY;
import static dev.uring.kernel.SetupFlags.IORING_SETUP_SINGLE_ISSUER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.backend.LibcBackend;
import dev.uring.backend.RingBackend;
import dev.uring.internal.ring.RingLayout;
import dev.uring.internal.ring.RingMemory;
import dev.uring.kernel.EnterFlags;
import dev.uring.kernel.Errno;
import dev.uring.op.ring.Nop;
import dev.uring.struct.IoUringParams;
import dev.uring.testing.DelegatingBackend;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rings in own memory, without a descriptor, attached, taken over, and disabled at first. */
class RingVariantsTest {
    private static final int PAGE = 4096;
    private static final byte GUARD = 0x5A;

    @ParameterizedTest
    @ValueSource(ints = {0, 0x400, 0x800, 0xC00, 0x10000, 0x10C00, 0x40000})
    void livesInTheCallersMemoryAndTouchesNothingAround(int flags) throws IOException {
        IoUringBuilder builder = IoUring.builder(60).plain().flags(flags);
        long size = builder.memorySize();
        try (Arena arena = Arena.ofShared()) {
            MemorySegment around = arena.allocate(size + 2 * PAGE, PAGE).fill(GUARD);
            MemorySegment memory = around.asSlice(PAGE, size);
            try (IoUring ring = builder.noMmap(memory).open()) {
                useALot(ring);
            }
            assertGuarded(around.asSlice(0, PAGE));
            assertGuarded(around.asSlice(PAGE + size, PAGE));
        }
    }

    @Test
    void allocatesItsOwnMemoryWhenNoneIsGiven() throws IOException {
        try (IoUring ring = IoUring.builder(8).noMmap().open()) {
            assertEquals(IORING_SETUP_NO_MMAP, ring.setupFlags() & IORING_SETUP_NO_MMAP);
            useALot(ring);
        }
    }

    @Test
    void severalRingsShareOnePieceOfMemory() throws IOException {
        IoUringBuilder builder = IoUring.builder(8);
        long size = builder.noMmap().memorySize();
        try (Arena arena = Arena.ofShared()) {
            MemorySegment memory = arena.allocate(2 * size, PAGE);
            try (IoUring first = builder.noMmap(memory.asSlice(0, size)).open();
                    IoUring second = builder.noMmap(memory.asSlice(size)).open()) {
                useALot(first);
                useALot(second);
            }
        }
    }

    @Test
    void refusesMemoryThatDoesNotFit() {
        IoUringBuilder builder = IoUring.builder(8);
        long size = builder.memorySize();
        try (Arena arena = Arena.ofShared()) {
            MemorySegment memory = arena.allocate(size + PAGE, PAGE);
            assertRefused("has " + (size - 8) + " bytes and needs " + size, memory.asSlice(0, size - 8));
            assertRefused("start on a page", memory.asSlice(8, size));
            assertRefused("heap memory", MemorySegment.ofArray(new byte[(int) size]));
        }
    }

    private static void assertRefused(String message, MemorySegment memory) {
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class,
                () -> IoUring.builder(8).noMmap(memory).open());
        assertTrue(refused.getMessage().contains(message), refused.getMessage());
    }

    @Test
    void worksWithoutADescriptor() throws IOException {
        Set<String> before = descriptors();
        try (IoUring ring = IoUring.builder(8).registeredFdOnly().open()) {
            assertEquals(IORING_SETUP_REGISTERED_FD_ONLY, ring.setupFlags() & IORING_SETUP_REGISTERED_FD_ONLY);
            // The pipe that closing needs; the ring itself has none.
            assertEquals(before.size() + 2, descriptors().size());
            useALot(ring);
            IllegalStateException refused = assertThrows(IllegalStateException.class, ring::fd);
            assertTrue(refused.getMessage().contains("no descriptor"), refused.getMessage());
        }
        // The thread has room for 16 of them, so each must have been given back.
        for (int i = 0; i < 40; i++) {
            IoUring.builder(8).registeredFdOnly().open().close();
        }
    }

    @Test
    void doesWithoutARegisteredDescriptorWhenTheThreadHasNoRoom() throws IOException {
        List<IoUring> rings = new ArrayList<>();
        try {
            for (int i = 0; i < 20; i++) {
                rings.add(IoUring.open(4));
            }
            for (IoUring ring : rings) {
                useALot(ring);
            }
        } finally {
            for (IoUring ring : rings) {
                ring.close();
            }
        }
    }

    @Test
    void sharesTheWorkersOfAnotherRing() throws IOException {
        try (IoUring first = IoUring.open(8);
                IoUring second = IoUring.builder(8).attachTo(first).open()) {
            useALot(first);
            useALot(second);
            first.submission().push(Nop.of().async());
            second.submission().push(Nop.of().async());
            first.submitAndWait(1);
            second.submitAndWait(1);
        }
        IoUring closed = IoUring.open(4);
        closed.close();
        assertThrows(
                IllegalStateException.class,
                () -> IoUring.builder(4).attachTo(closed).open());
    }

    @Test
    void takesOverARingThatSomethingElseSetUp() throws IOException {
        try (RingBackend backend = new LibcBackend()) {
            MemorySegment params = IoUringParams.allocate(backend.argumentMemory());
            int fd = backend.setup(8, params);
            try (IoUring ring = IoUring.adopt(fd, params)) {
                assertEquals(fd, ring.fd());
                assertEquals(16, ring.completion().capacity());
                useALot(ring);
            }
            assertEquals(-Errno.EBADF, backend.closeDescriptor(fd), "closed with the ring");
        }
    }

    @Test
    void leavesARingAloneThatItCannotTakeOver() throws IOException {
        try (RingBackend backend = new LibcBackend()) {
            MemorySegment params = IoUringParams.allocate(backend.argumentMemory());
            int fd = backend.setup(8, params);
            RingLayout layout = RingLayout.of(params, IoUringParams.flags(params));
            long rings = backend.map(fd, 0, layout.ringBytes());
            RingMemory.storeRelease(rings + layout.sqTail(), 2);
            IllegalArgumentException refused =
                    assertThrows(IllegalArgumentException.class, () -> IoUring.adopt(fd, params));
            assertTrue(refused.getMessage().startsWith("2 entries wait"), refused.getMessage());
            assertEquals(0, backend.unmap(rings, layout.ringBytes()));
            MemorySegment larger = IoUringParams.allocate(backend.argumentMemory());
            int other = backend.setup(4096, larger);
            IllegalArgumentException mixedUp =
                    assertThrows(IllegalArgumentException.class, () -> IoUring.adopt(fd, larger));
            assertTrue(mixedUp.getMessage().contains("sq_entries 4096"), mixedUp.getMessage());
            backend.closeDescriptor(other);
            assertEquals(0, backend.closeDescriptor(fd));
            UringException gone = assertThrows(UringException.class, () -> IoUring.adopt(fd, params));
            assertEquals(Errno.EBADF, gone.errno());
        }
    }

    @Test
    void refusesToWorkBeforeItIsEnabled() throws IOException {
        try (IoUring ring = IoUring.builder(8).disabled().open()) {
            ring.submission().push(Nop.of().userData(1));
            UringException refused = assertThrows(UringException.class, ring::submit);
            assertEquals(Errno.EBADFD, refused.errno());
            assertTrue(refused.advice().contains("enable it"), refused.advice());
            ring.enable();
            assertEquals(1, ring.submitAndWait(1));
            assertEquals(1, ring.completion().poll().userData());
            assertThrows(IllegalStateException.class, ring::enable);
        }
    }

    @Test
    void belongsToTheThreadThatEnabledIt() throws IOException {
        IoUring ring = IoUring.builder(8).disabled().open();
        assertEquals(IORING_SETUP_SINGLE_ISSUER, ring.setupFlags() & IORING_SETUP_SINGLE_ISSUER);
        CompletableFuture<Boolean> used = CompletableFuture.supplyAsync(
                () -> {
                    try (ring) {
                        ring.enable();
                        useALot(ring);
                        return true;
                    } catch (IOException e) {
                        throw new CompletionException(e);
                    }
                },
                action -> new Thread(action, "new owner").start());
        assertTrue(used.join());
        assertThrows(IllegalStateException.class, ring::submit);
        assertThrows(IllegalStateException.class, ring::enable);
    }

    @Test
    void callsThroughTheRegisteredDescriptorOnlyWhenThereIsOne() throws IOException {
        List<Integer> enterFlags = new ArrayList<>();
        class Recording extends DelegatingBackend {
            @Override
            public int enter(int fd, int toSubmit, int minComplete, int flags, long argument, long size) {
                enterFlags.add(flags & EnterFlags.IORING_ENTER_REGISTERED_RING);
                return super.enter(fd, toSubmit, minComplete, flags, argument, size);
            }
        }
        for (boolean registered : new boolean[] {true, false}) {
            IoUringBuilder builder =
                    IoUring.builder(4).registerRingFd(registered).backend(Recording::new);
            try (IoUring ring = builder.open()) {
                ring.submission().push(Nop.of());
                ring.submitAndWait(1);
            }
        }
        assertEquals(List.of(EnterFlags.IORING_ENTER_REGISTERED_RING, 0), enterFlags);
    }

    /** Several turns of both queues. */
    private static void useALot(IoUring ring) throws IOException {
        int capacity = ring.submission().capacity();
        for (int turn = 0; turn < 5; turn++) {
            for (int i = 0; i < capacity; i++) {
                ring.submission().push(Nop.of().userData(turn * 1000L + i));
            }
            assertFalse(ring.submission().tryPush(Nop.of()));
            assertEquals(capacity, ring.submitAndWait(capacity));
            long first = turn * 1000L;
            long[] expected = {first};
            assertEquals(capacity, ring.completion().forEach((userData, result, flags) -> {
                assertEquals(expected[0]++, userData);
                assertEquals(0, result);
            }));
        }
    }

    private static void assertGuarded(MemorySegment guard) {
        for (byte each : guard.toArray(ValueLayout.JAVA_BYTE)) {
            assertEquals(GUARD, each, "memory around the ring");
        }
    }

    private static Set<String> descriptors() throws IOException {
        try (Stream<Path> entries = Files.list(Path.of("/proc/self/fd"))) {
            // The folder's own descriptor is among them, always with the same number.
            return entries.map(Path::toString).collect(Collectors.toCollection(HashSet::new));
        }
    }
}
