package dev.uring.cli.kernel;

import dev.uring.KernelCapabilities;
import dev.uring.UringException;

/**
 * What the running kernel's io_uring has of what is listed in {@link Capabilities}.
 *
 * @param kernel the kernel's answers
 */
public record KernelOffer(KernelCapabilities kernel) {

    /**
     * Asks the kernel.
     *
     * @throws UringException when it gives no ring
     */
    public static KernelOffer ask() throws UringException {
        return new KernelOffer(KernelCapabilities.probe());
    }

    /** Whether the kernel has one of {@link Capabilities#OPCODES}. */
    public boolean hasOpcode(Capability opcode) {
        return kernel.hasOpcode(opcode.number());
    }

    /** Whether the kernel has one of {@link Capabilities#FEATURES}. */
    public boolean hasFeature(Capability feature) {
        return (kernel.features() >>> feature.number() & 1) != 0;
    }

    /** Whether the kernel has one of {@link Capabilities#SETUP_FLAGS}. */
    public boolean hasSetupFlag(Capability flag) {
        return (kernel.setupFlags() >>> flag.number() & 1) != 0;
    }
}
