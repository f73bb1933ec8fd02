package dev.uring.fuzz;

import static dev.uring.kernel.SetupFlags.IORING_SETUP_CQE32;
import static dev.uring.kernel.SetupFlags.IORING_SETUP_CQE_MIXED;
import static dev.uring.kernel.SetupFlags.IORING_SETUP_SQE128;

import dev.uring.CloseReport;
import dev.uring.IoUring;
import dev.uring.IoUringBuilder;
import dev.uring.Submitter;
import dev.uring.backend.LibcBackend;
import dev.uring.register.BufferRing;
import dev.uring.struct.IoUringParams;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** The objects of one seed: an open ring, a closed one, one of another thread, and all that calls returned. */
final class World {
    private static final int MAX_RINGS = 6;
    private static final Duration CLOSING = Duration.ofMillis(1500);

    final Random random;
    final Memory memory;
    final Descriptors descriptors;

    /** The ring that operations are submitted to. */
    final IoUring ring;

    private final List<Object> objects = new ArrayList<>();
    private final Map<Object, IoUring> parts = new IdentityHashMap<>();
    private final List<IoUring> open = new ArrayList<>();
    private final List<Integer> awakable = new ArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private final Thread otherOwner;

    World(Random random) throws IOException {
        this.random = random;
        memory = new Memory(random);
        descriptors = new Descriptors(random);
        ring = builder().open();
        add(ring);
        IoUring closed = IoUring.open(4);
        addParts(closed);
        closed.close();
        objects.add(closed);
        CompletableFuture<IoUring> other = new CompletableFuture<>();
        otherOwner = Thread.ofPlatform().name("other owner").start(() -> own(other));
        IoUring others = other.join();
        objects.add(others);
        addParts(others);
        if (random.nextBoolean()) {
            BufferRing.register(ring, 0, 4, 64);
        }
    }

    private IoUringBuilder builder() {
        IoUringBuilder builder = IoUring.builder(1 << random.nextInt(6));
        switch (random.nextInt(12)) {
            case 0 -> builder.plain();
            case 1 -> builder.plain().flags(IORING_SETUP_SQE128);
            case 2 -> builder.plain().flags(IORING_SETUP_CQE32);
            case 3 -> builder.flags(IORING_SETUP_CQE_MIXED);
            case 4 -> builder.sqpoll(Duration.ofMillis(5));
            case 5 -> builder.noMmap(memory.pages(40));
            case 6 -> builder.waitRegion(2);
            case 7 -> builder.flags(IORING_SETUP_SQE128 | IORING_SETUP_CQE32);
            default -> {}
        }
        return builder;
    }

    private void own(CompletableFuture<IoUring> ring) {
        try (IoUring own = IoUring.open(4)) {
            ring.complete(own);
            end.await();
        } catch (IOException | InterruptedException e) {
            ring.completeExceptionally(e);
        }
    }

    /** Keeps what a call returned, for other calls. */
    void add(Object object) {
        if (object instanceof IoUring opened && !open.contains(opened)) {
            open.add(opened);
            addParts(opened);
        }
        if (object.getClass().getName().startsWith("dev.uring.") && objects.size() < 500) {
            objects.add(object);
        }
    }

    private void addParts(IoUring ring) {
        Submitter submitter = ring.submitter();
        parts.put(submitter, ring);
        parts.put(ring, ring);
        objects.addAll(List.of(submitter, ring.submission(), ring.completion(), ring.registrar()));
    }

    /** The arguments of {@link IoUring#adopt}: a ring that is nobody's, and its parameters with or without a lie. */
    Object[] bareRing() {
        MemorySegment params = memory.guarded(IoUringParams.SIZE).fill((byte) 0);
        IoUringParams.flags(params, random.nextBoolean() ? 0 : IORING_SETUP_CQE32);
        int fd;
        try (LibcBackend backend = new LibcBackend()) {
            fd = backend.setup(4, params);
        }
        for (int lies = random.nextInt(4); lies > 0; lies--) {
            long field = random.nextInt((int) IoUringParams.SIZE / Integer.BYTES);
            params.setAtIndex(
                    ValueLayout.JAVA_INT, field, random.nextBoolean() ? random.nextInt(10_000) : random.nextInt());
        }
        return new Object[] {fd, params};
    }

    /** Lets others end the waits of the rings that are open, which then close in another way; what can be is returned. */
    List<Integer> makeAwakable() {
        if (awakable.isEmpty()) {
            awakable.add(ring.fd());
        }
        return awakable;
    }

    /** Whether a wait of this object can be ended. */
    boolean isAwakable(Object waiting) {
        return parts.get(waiting) == ring && !awakable.isEmpty();
    }

    boolean hasRoomForRings() {
        return open.size() < MAX_RINGS;
    }

    /** One of the objects of a type that there are, or null. */
    <T> T any(Class<T> type) {
        List<T> suitable =
                objects.stream().filter(type::isInstance).map(type::cast).toList();
        return suitable.isEmpty() ? null : suitable.get(random.nextInt(suitable.size()));
    }

    /** Closes everything; what is wrong then. */
    String end() throws InterruptedException {
        boolean finished = true;
        for (IoUring opened : open) {
            CloseReport report = opened.close(CLOSING);
            finished &= report.finished();
        }
        end.countDown();
        otherOwner.join();
        if (!finished) {
            return "unfinished";
        }
        String damage = memory.damage();
        long left = descriptors.rings();
        descriptors.close();
        memory.close();
        if (!damage.isEmpty()) {
            return damage;
        }
        return left == 0 ? "" : left + " rings are open after all were closed";
    }
}
