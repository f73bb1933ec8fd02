package dev.uring.examples;

import dev.uring.examples.tour.GuidedTour;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code uring tour}: the library at work on this kernel. */
@Command(name = "tour", description = "Show io_uring at work on this kernel, step by step, in a few seconds.")
final class Tour implements Callable<Integer> {
    @Override
    public Integer call() throws IOException {
        GuidedTour.run(System.out, Terminal.standardOutput());
        return 0;
    }
}
