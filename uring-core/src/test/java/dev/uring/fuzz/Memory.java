package dev.uring.fuzz;

import dev.uring.testing.Libc;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/**
 * Memory of every kind that a caller may pass. What is given lies between bytes that nobody may change, and the kernel may
 * write to none that is of a closed arena.
 */
@SuppressWarnings("restricted")
final class Memory implements AutoCloseable {
    private static final int PAGE = 4096;
    private static final int GUARD = 64;
    private static final long MOST = 1 << 24;
    private static final byte CANARY = (byte) 0xC5;
    private static final int[] SIZES = {1, 7, 8, 16, 24, 56, 64, 112, 120, 128, 256, 1024, 4096, 8192};
    private static final long HUGE = (4L << 30) + PAGE;
    private static final int PROT_READ = 1;
    private static final int MAP_PRIVATE_ANONYMOUS_NORESERVE = 0x2 | 0x20 | 0x4000;

    /** More than a 32-bit length can say, of which no page is used. */
    private static final MemorySegment LARGEST =
            Libc.map(HUGE, PROT_READ, MAP_PRIVATE_ANONYMOUS_NORESERVE).asReadOnly();

    private static final MemorySegment OTHERS = Arena.ofConfined().allocate(256);

    private final Arena arena = Arena.ofConfined();
    private final Random random;
    private final List<MemorySegment> untouchable = new ArrayList<>();

    Memory(Random random) {
        this.random = random;
    }

    /** Ordinary memory. */
    MemorySegment plain() {
        return guarded(SIZES[random.nextInt(SIZES.length)]).fill(random.nextInt(4) == 0 ? (byte) 'A' : 0);
    }

    /** Memory for a text. */
    MemorySegment text(String text) {
        byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        MemorySegment memory = guarded(bytes.length + 1L).fill((byte) 0);
        memory.asSlice(0, bytes.length).copyFrom(MemorySegment.ofArray(bytes));
        return memory;
    }

    /** Whole pages, without anything beside them. */
    MemorySegment pages(int count) {
        return arena.allocate((long) count * PAGE, PAGE);
    }

    MemorySegment hostile() {
        return switch (random.nextInt(12)) {
            case 0 -> null;
            case 1 -> MemorySegment.NULL;
            case 2 -> MemorySegment.ofArray(new byte[64]);
            case 3 -> MemorySegment.ofArray(new long[] {1, 2, 3});
            case 4 -> plain().asSlice(0, 0);
            case 5 -> LARGEST;
            case 6 -> LARGEST.asSlice(0, 1L << 31);
            case 7 -> MemorySegment.ofAddress(-1L << random.nextInt(64));
            case 8 -> Arena.ofAuto().allocate(64);
            case 9 -> OTHERS;
            case 10 -> readOnly();
            default -> ofClosedArena();
        };
    }

    /** Allocators as a caller may have them. */
    SegmentAllocator hostileAllocator() {
        return switch (random.nextInt(4)) {
            case 0 -> null;
            case 1 -> SegmentAllocator.prefixAllocator(MemorySegment.ofArray(new byte[PAGE]));
            case 2 -> SegmentAllocator.prefixAllocator(plain());
            default -> {
                Arena closed = Arena.ofConfined();
                closed.close();
                yield closed;
            }
        };
    }

    /** What somebody changed that nobody may; empty when all is as it was. */
    String damage() {
        for (MemorySegment memory : untouchable) {
            MemorySegment same =
                    MemorySegment.ofArray(new byte[(int) memory.byteSize()]).fill(CANARY);
            long at = same.mismatch(memory);
            if (at >= 0) {
                return "nobody was given byte " + at + " of " + memory + " to write, and it was changed: "
                        + HexFormat.of().formatHex(memory.toArray(ValueLayout.JAVA_BYTE));
            }
        }
        return "";
    }

    /** Frees the memory, when nobody uses it any more. */
    @Override
    public void close() {
        arena.close();
    }

    /** Memory between canaries, which never starts at a page: what works on pages would change those. */
    MemorySegment guarded(long bytes) {
        if (bytes > MOST) {
            throw new OutOfMemoryError("Unable to allocate " + bytes + " bytes for a test");
        }
        MemorySegment all = arena.allocate(bytes + 3 * GUARD, PAGE);
        MemorySegment before = all.asSlice(0, GUARD).fill(CANARY);
        MemorySegment after = all.asSlice(GUARD + bytes, GUARD).fill(CANARY);
        untouchable.add(before);
        untouchable.add(after);
        return all.asSlice(GUARD, bytes);
    }

    private MemorySegment readOnly() {
        // Operations do not know what the kernel writes to, so that this memory may change.
        return guarded(64).fill(CANARY).asReadOnly();
    }

    /** Memory whose arena is closed, and that is nevertheless there to be looked at. */
    private MemorySegment ofClosedArena() {
        MemorySegment memory = guarded(64).fill(CANARY);
        untouchable.add(memory);
        try (Arena closed = Arena.ofConfined()) {
            return memory.reinterpret(closed, _ -> {});
        }
    }

    /** An allocator of memory between canaries. */
    SegmentAllocator allocator() {
        return (bytes, alignment) -> guarded(Math.max(1, bytes))
                .asSlice(0, bytes, Math.min(alignment, GUARD))
                .fill((byte) 0);
    }

    /** The words that a piece of memory starts with, for messages. */
    static String describe(MemorySegment memory) {
        return memory
                + (memory.isNative()
                                && memory.scope().isAlive()
                                && memory.isAccessibleBy(Thread.currentThread())
                                && memory.byteSize() >= 8
                                && memory.address() != 0
                        ? " of " + Long.toHexString(memory.get(ValueLayout.JAVA_LONG_UNALIGNED, 0))
                        : "");
    }
}
