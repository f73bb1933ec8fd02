package dev.uring.cli.command;

import dev.uring.cli.terminal.Terminal;
import dev.uring.cli.tour.GuidedTour;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code uring tour}: the library at work on this kernel. */
@Command(name = "tour", description = "Show io_uring at work on this kernel, step by step, in a few seconds.")
final class TourCommand implements Callable<Integer> {
    @Override
    public Integer call() throws IOException {
        GuidedTour.run(System.out, Terminal.standardOutput());
        return 0;
    }
}
