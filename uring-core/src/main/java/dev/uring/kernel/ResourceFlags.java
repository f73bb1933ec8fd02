package dev.uring.kernel;

/** Flags of a table of registered resources, {@code IORING_RSRC_REGISTER_*}. */
public final class ResourceFlags {
    private ResourceFlags() {}

    /** The table starts empty. Kernel 5.19. */
    public static final int IORING_RSRC_REGISTER_SPARSE = 1;
}
