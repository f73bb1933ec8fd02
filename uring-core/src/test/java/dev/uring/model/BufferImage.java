package dev.uring.model;

import java.util.ArrayList;
import java.util.List;

/** A ring of provided buffers in modelled memory, and one word of data in each buffer. */
final class BufferImage {
    static final long RING = 0x3_0000;

    /** The tail lies in the first entry, behind the id. */
    static final long TAIL = RING + 14;

    private static final long DATA = 0x4_0000;
    private static final int ENTRY = 16;

    private BufferImage() {}

    static long entry(int index, int count) {
        return RING + (long) (index & count - 1) * ENTRY;
    }

    /** Where the data of a buffer is. */
    static long data(int id) {
        return DATA + 8L * id;
    }

    /** The size that goes with the n-th buffer given to the kernel, so that each entry is different. */
    static int bytes(int n) {
        return 0x100 + n;
    }

    /** What the kernel writes into the n-th buffer it uses. */
    static long content(int n) {
        return 0xF00 + n;
    }

    static List<Cell> cells(int count, int start) {
        List<Cell> cells = new ArrayList<>();
        if (count == 0) {
            return cells;
        }
        cells.add(new Cell(TAIL, 2, "buffer tail", start));
        for (int i = 0; i < count; i++) {
            long entry = entry(i, count);
            cells.add(new Cell(entry, 8, "buffer entry " + i + ", address", 0));
            cells.add(new Cell(entry + 8, 4, "buffer entry " + i + ", size", 0));
            cells.add(new Cell(entry + 12, 2, "buffer entry " + i + ", id", 0));
            cells.add(new Cell(data(i), 8, "buffer " + i, 0));
        }
        return cells;
    }
}
