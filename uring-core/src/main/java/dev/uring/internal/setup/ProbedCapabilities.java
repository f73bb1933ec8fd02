package dev.uring.internal.setup;

import java.util.BitSet;

/**
 * What the kernel was found to have.
 *
 * @param queried whether it listed all of it
 * @param probed whether it listed its operations
 * @param registerOperations how many registration operations it knows; -1 when it does not say
 */
public record ProbedCapabilities(
        boolean queried,
        boolean probed,
        BitSet opcodes,
        int features,
        int setupFlags,
        int enterFlags,
        int sqeFlags,
        int registerOperations) {}
