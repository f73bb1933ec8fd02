package dev.uring;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;

/** {@code struct io_uring_params}: what is asked of a set-up, and what came of it. */
final class RingParams {
    static final int SIZE = 120;

    private static final int SQ_ENTRIES = 0;
    private static final int CQ_ENTRIES = 4;
    private static final int FLAGS = 8;
    private static final int SQ_THREAD_CPU = 12;
    private static final int SQ_THREAD_IDLE = 16;
    private static final int FEATURES = 20;
    private static final int WQ_FD = 24;
    private static final int SQ_OFF = 40;
    private static final int CQ_OFF = 80;
    private static final int USER_ADDRESS = 32;

    private final MemorySegment segment;

    RingParams(SegmentAllocator memory) {
        this(memory.allocate(SIZE, Long.BYTES));
    }

    RingParams(MemorySegment segment) {
        this.segment = segment;
    }

    MemorySegment segment() {
        return segment;
    }

    int sqEntries() {
        return segment.get(JAVA_INT, SQ_ENTRIES);
    }

    int cqEntries() {
        return segment.get(JAVA_INT, CQ_ENTRIES);
    }

    int flags() {
        return segment.get(JAVA_INT, FLAGS);
    }

    int features() {
        return segment.get(JAVA_INT, FEATURES);
    }

    RingParams sqEntries(int entries) {
        segment.set(JAVA_INT, SQ_ENTRIES, entries);
        return this;
    }

    RingParams cqEntries(int entries) {
        segment.set(JAVA_INT, CQ_ENTRIES, entries);
        return this;
    }

    RingParams flags(int flags) {
        segment.set(JAVA_INT, FLAGS, flags);
        return this;
    }

    RingParams threadCpu(int cpu) {
        segment.set(JAVA_INT, SQ_THREAD_CPU, cpu);
        return this;
    }

    RingParams threadIdle(int milliseconds) {
        segment.set(JAVA_INT, SQ_THREAD_IDLE, milliseconds);
        return this;
    }

    RingParams workersOf(int fd) {
        segment.set(JAVA_INT, WQ_FD, fd);
        return this;
    }

    RingParams userMemory(long sqes, long rings) {
        segment.set(JAVA_LONG, SQ_OFF + USER_ADDRESS, sqes);
        segment.set(JAVA_LONG, CQ_OFF + USER_ADDRESS, rings);
        return this;
    }

    /** {@code struct io_sqring_offsets}. */
    int sqHead() {
        return segment.get(JAVA_INT, SQ_OFF);
    }

    int sqTail() {
        return segment.get(JAVA_INT, SQ_OFF + 4);
    }

    int sqFlags() {
        return segment.get(JAVA_INT, SQ_OFF + 16);
    }

    int sqDropped() {
        return segment.get(JAVA_INT, SQ_OFF + 20);
    }

    int sqArray() {
        return segment.get(JAVA_INT, SQ_OFF + 24);
    }

    /** {@code struct io_cqring_offsets}. */
    int cqHead() {
        return segment.get(JAVA_INT, CQ_OFF);
    }

    int cqTail() {
        return segment.get(JAVA_INT, CQ_OFF + 4);
    }

    int cqOverflow() {
        return segment.get(JAVA_INT, CQ_OFF + 16);
    }

    int cqes() {
        return segment.get(JAVA_INT, CQ_OFF + 20);
    }

    int cqFlags() {
        return segment.get(JAVA_INT, CQ_OFF + 24);
    }
}
