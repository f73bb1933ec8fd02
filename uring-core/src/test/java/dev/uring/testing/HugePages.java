package dev.uring.testing;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Huge pages of a test. Where the system has none to spare and lets this process reserve some, they are reserved, and given up
 * afterwards; else the test is skipped.
 */
public final class HugePages implements AutoCloseable {
    /** The size of a page, the only one that is tried. */
    public static final long SIZE = 2 << 20;

    private static final Path RESERVED = Path.of("/sys/kernel/mm/hugepages/hugepages-2048kB/nr_hugepages");
    private static final Path FREE = RESERVED.resolveSibling("free_hugepages");
    private static final int READ_WRITE = 1 | 2;

    /** {@code MAP_PRIVATE | MAP_ANONYMOUS | MAP_HUGETLB}. */
    private static final int PRIVATE_ANONYMOUS_HUGETLB = 0x2 | 0x20 | 0x4_0000;

    private final List<MemorySegment> pages = new ArrayList<>();
    private final long reservedBefore;

    private HugePages(long reservedBefore) {
        this.reservedBefore = reservedBefore;
    }

    /** Makes sure that so many pages can be mapped, or skips the test. */
    public static HugePages require(int count) throws IOException {
        if (!Files.exists(RESERVED)) {
            return abort("this system has no huge pages of 2 MiB");
        }
        HugePages pages = new HugePages(read(RESERVED));
        long missing = count - read(FREE);
        if (missing > 0) {
            try {
                reserve(pages.reservedBefore + missing);
            } catch (IOException e) {
                return abort("too few huge pages are free, and reserving some is refused: " + e);
            }
            long free = read(FREE);
            if (free < count) {
                pages.close();
                return abort(free + " of " + count + " huge pages are free, and no more can be reserved");
            }
        }
        return pages;
    }

    /** Maps a page. */
    public MemorySegment map() {
        MemorySegment page = Libc.map(SIZE, READ_WRITE, PRIVATE_ANONYMOUS_HUGETLB);
        pages.add(page);
        return page;
    }

    @Override
    public void close() throws IOException {
        pages.forEach(Libc::unmap);
        if (read(RESERVED) != reservedBefore) {
            reserve(reservedBefore);
        }
    }

    private static void reserve(long count) throws IOException {
        Files.writeString(RESERVED, Long.toString(count));
    }

    private static long read(Path number) throws IOException {
        return Long.parseLong(Files.readString(number).strip());
    }
}
