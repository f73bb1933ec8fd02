package dev.uring.cli.tour;

import dev.uring.IoUring;
import dev.uring.UringException;
import dev.uring.cli.kernel.Capabilities;
import dev.uring.cli.kernel.Capability;
import dev.uring.cli.kernel.KernelOffer;
import dev.uring.cli.terminal.Terminal;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The steps of the tour: the kernel, a ring, a file, and an operation of one's own. */
public final class GuidedTour {
    private static final int ENTRIES = 8;

    private final Narrator narrator;

    private GuidedTour(Narrator narrator) {
        this.narrator = narrator;
    }

    /**
     * Takes the tour.
     *
     * @throws UringException when the kernel gives no ring
     * @throws TourException when a step does not do what it should
     * @throws UnsupportedOperationException when the kernel is too old for a step
     */
    public static void run(PrintStream output, Terminal terminal) throws IOException {
        new GuidedTour(new Narrator(output, terminal)).run();
    }

    private void run() throws IOException {
        long start = System.nanoTime();
        KernelOffer offer = meetKernel();
        try (Arena arena = Arena.ofConfined();
                IoUring ring = openRing()) {
            Path path = Path.of(
                    System.getProperty("java.io.tmpdir"),
                    "uring-tour-" + ProcessHandle.current().pid());
            try {
                new FileSteps(ring, arena, narrator).run(path);
            } finally {
                Files.deleteIfExists(path);
            }
            if (!offer.hasOpcode(Capabilities.OPCODES.get(Siocinq.CODE))) {
                throw new UnsupportedOperationException(
                        "the last step, a command of sockets, needs Linux " + Siocinq.SINCE);
            }
            new OwnOpcodeStep(ring, arena, narrator).run();
        }
        narrator.end((System.nanoTime() - start) / 1_000_000);
    }

    private KernelOffer meetKernel() throws UringException {
        narrator.step("Ask the kernel what it has");
        KernelOffer offer = KernelOffer.ask();
        narrator.say("Linux " + System.getProperty("os.version") + " on " + System.getProperty("os.arch")
                + ", and this of io_uring:");
        list("features", Capabilities.FEATURES, offer::hasFeature);
        list("operations", Capabilities.OPCODES, offer::hasOpcode);
        narrator.say("./uring probe tells more of each.");
        return offer;
    }

    private void list(String what, List<Capability> capabilities, Predicate<Capability> present) {
        List<Capability> found = capabilities.stream().filter(present).toList();
        narrator.say(found.size() + " of " + capabilities.size() + " " + what + ":");
        narrator.mention(found.stream().map(Capability::name).collect(Collectors.joining(" ")));
    }

    private IoUring openRing() throws UringException {
        narrator.step("Open a ring");
        narrator.code("IoUring ring = IoUring.open(" + ENTRIES + ")");
        IoUring ring = IoUring.open(ENTRIES);
        String flags = Capabilities.SETUP_FLAGS.stream()
                .filter(flag -> (ring.setupFlags() >>> flag.number() & 1) != 0)
                .map(Capability::name)
                .collect(Collectors.joining(", "));
        narrator.say("Two queues in memory shared with the kernel: room for "
                + ring.submission().capacity()
                + " submissions and " + ring.completion().capacity()
                + " completions. Set up with the fastest flags that this kernel has: " + flags + ".");
        return ring;
    }
}
