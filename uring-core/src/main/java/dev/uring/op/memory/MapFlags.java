package dev.uring.op.memory;

/** Flags of a mapping, as of {@code mmap(2)}. */
public final class MapFlags {
    private static final boolean POWER = "ppc64le".equals(System.getProperty("os.arch"));

    private MapFlags() {}

    /** Changes are seen by other mappings, and reach the file. */
    public static final int MAP_SHARED = 0x1;

    /** Changes stay in this mapping. */
    public static final int MAP_PRIVATE = 0x2;

    /** Like {@link #MAP_SHARED}, failing with {@code EOPNOTSUPP} on unknown flags. */
    public static final int MAP_SHARED_VALIDATE = 0x3;

    /** Map exactly at the given address, replacing what is there. */
    public static final int MAP_FIXED = 0x10;

    /** Memory without a file. */
    public static final int MAP_ANONYMOUS = 0x20;

    /** Lock the pages in memory. POWER numbers it differently. */
    public static final int MAP_LOCKED = POWER ? 0x80 : 0x2000;

    /** Reserve no swap space. POWER numbers it differently. */
    public static final int MAP_NORESERVE = POWER ? 0x40 : 0x4000;

    /** Fault the pages in at once. */
    public static final int MAP_POPULATE = 0x8000;

    /** Use huge pages. */
    public static final int MAP_HUGETLB = 0x4_0000;
}
